package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.NormInputs;
import dev.kasus.torch.network.PlainNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Probes of batch normalisation against slow reference implementations. */
class BatchNormProbeTest {
    private static final int SIDE = 6;
    private static final int BATCH = 16;
    private static final List<String> NORMS = List.of("batch-norm1", "batch-norm2");

    private static final Recipe RECIPE = Fixtures.recipe(
            SIDE,
            Fixtures.training(Map.of("batch-size", Tree.scalar((long) BATCH))),
            new Layer.Conv("", 5, 3, 1, new Padding.Same(), 1, 1, false, null),
            new Layer.BatchNorm("", 0.1, 1e-5),
            new Layer.Relu(""),
            new Layer.Flatten(""),
            new Layer.Dense("", 6, false, null),
            new Layer.BatchNorm("", 0.1, 1e-3),
            new Layer.Dense("", null, true, null));

    private final Recording.Builder recorder = new Recording.Builder();

    @Test
    void distancesAndAccuraciesAreThoseOfTheReferenceImplementation() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(90, SIDE));
            Network network = Network.of(RECIPE, 3);
            try (NoGradGuard guard = new NoGradGuard()) {
                network.statistics().of("batch-norm1").mean().fill_(new Scalar(0.3));
                network.statistics().of("batch-norm2").variance().fill_(new Scalar(2.5));
            }
            int[] trainSample = TrainingData.sample(data.dataset().train(), 40);
            int[] validationSample = TrainingData.sample(data.dataset().validation(), 30);

            new ActivationProbe(network, data, trainSample).read(1, recorder);
            NormInputs inputs = new NormInputs(true);
            Evaluation validation = Evaluation.of(
                    network,
                    data.validation(),
                    data.allValidation(),
                    data.normalizer(),
                    ForwardMode.validation(network.statistics(), inputs),
                    20);
            inputs.record(network.statistics(), Signals.BATCH_NORM_VALIDATION_DISTANCE, 1, recorder);
            new BatchNormProbe(network, data, trainSample, validationSample, BATCH).read(1, validation, recorder);

            PlainNetwork running = PlainNetwork.running(network);
            Block train = images(data, data.train(), trainSample);
            assertDistances(Signals.BATCH_NORM_TRAIN_DISTANCE, running, train);
            assertDistances(
                    Signals.BATCH_NORM_VALIDATION_DISTANCE,
                    running,
                    images(data, data.validation(), data.allValidation()));
            assertValidates("running", running, 1000, data, validationSample);
            assertValidates("batch", PlainNetwork.of(network), BATCH, data, validationSample);
            assertValidates("reestimated", reestimated(network, train), 1000, data, validationSample);
        }
    }

    private static Block images(TrainingData data, Batches batches, int[] sample) {
        return Block.of(data.normalizer().apply(batches.pixels(sample, 0, sample.length)));
    }

    /** Over all images at once: mean over channels of the distance between two normal distributions, in running deviations. */
    private void assertDistances(Signal signal, PlainNetwork running, Block images) {
        for (String norm : NORMS) {
            Block input = running.through(before(norm), images);
            double total = 0;
            for (int c = 0; c < input.channels(); c++) {
                double mean = PlainNetwork.mean(input, 0, c, 1, true, 0, 1);
                double std = Math.sqrt(PlainNetwork.mean(input, 0, c, 1, true, mean, 2));
                double runningStd = Math.sqrt(running.statistics().get(norm + ".variance")[c]);
                total += Math.hypot(mean - running.statistics().get(norm + ".mean")[c], std - runningStd) / runningStd;
            }
            double expected = total / input.channels();
            assertThat(expected).isGreaterThan(0.05);
            assertThat(recorder.build().series(signal, norm).last()).isCloseTo(expected, within(1e-3 * expected));
        }
    }

    private static List<Layer> before(String norm) {
        List<Layer> layers = RECIPE.model().layers();
        return layers.subList(0, layers.stream().map(Layer::name).toList().indexOf(norm));
    }

    /** Mean and variance over all training images of what enters each norm, while norms go by batches of 16. */
    private static PlainNetwork reestimated(Network network, Block train) {
        PlainNetwork byBatch = PlainNetwork.of(network);
        Map<String, double[]> statistics = new LinkedHashMap<>();
        for (String norm : NORMS) {
            Block input = batchwise(byBatch, before(norm), train, BATCH);
            double[] means = new double[input.channels()];
            double[] variances = new double[input.channels()];
            for (int c = 0; c < input.channels(); c++) {
                means[c] = PlainNetwork.mean(input, 0, c, 1, true, 0, 1);
                variances[c] = PlainNetwork.mean(input, 0, c, 1, true, means[c], 2);
            }
            statistics.put(norm + ".mean", means);
            statistics.put(norm + ".variance", variances);
        }
        return new PlainNetwork(byBatch.parameters(), statistics);
    }

    private static Block batchwise(PlainNetwork reference, List<Layer> layers, Block images, int batch) {
        double[] all = new double[0];
        Block out = images;
        int size = images.values().length / images.images();
        for (int from = 0; from < images.images(); from += batch) {
            int count = Math.min(batch, images.images() - from);
            out = reference.through(
                    layers,
                    new Block(
                            count,
                            images.channels(),
                            images.height(),
                            images.width(),
                            Arrays.copyOfRange(images.values(), from * size, (from + count) * size)));
            int length = all.length;
            all = Arrays.copyOf(all, length + out.values().length);
            System.arraycopy(out.values(), 0, all, length, out.values().length);
        }
        return new Block(images.images(), out.channels(), out.height(), out.width(), all);
    }

    private void assertValidates(
            String statistics, PlainNetwork reference, int batch, TrainingData data, int[] sample) {
        Block logits = batchwise(reference, RECIPE.model().layers(), images(data, data.validation(), sample), batch);
        float[] floats = logits.floats();
        int[] labels = Arrays.stream(sample)
                .map(i -> data.dataset().validation().label(i))
                .toArray();
        double loss = 0;
        double right = 0;
        for (int n = 0; n < labels.length; n++) {
            double sum = 0;
            int best = 0;
            for (int c = 0; c < 3; c++) {
                sum += Math.exp(floats[n * 3 + c]);
                best = floats[n * 3 + c] > floats[n * 3 + best] ? c : best;
            }
            loss += (Math.log(sum) - floats[n * 3 + labels[n]]) / labels.length;
            right += best == labels[n] ? 1 : 0;
        }
        Recording recording = recorder.build();
        assertThat(recording
                        .series("batch-norm/validation-loss-" + statistics + "-statistics")
                        .last())
                .as(statistics)
                .isCloseTo(loss, within(1e-4 * loss));
        assertThat(recording
                        .series("batch-norm/validation-accuracy-" + statistics + "-statistics")
                        .last())
                .as(statistics)
                .isCloseTo(right / labels.length, within(1e-9));
    }

    @Test
    void trainingMovesRunningStatisticsTowardsTheBatchAndEvaluationDoesNot() {
        try (PointerScope scope = new PointerScope()) {
            Network network = Network.of(RECIPE, 3);
            Block images = Block.random(8, 3, SIDE, SIDE, 1);
            Block input = PlainNetwork.of(network).through(before("batch-norm1"), images);
            var tensor = torch.tensor(images.floats()).view(8, 3, SIDE, SIDE);
            network.logits(tensor, ForwardMode.batchStatistics(network.statistics(), ForwardHook.NONE));
            network.logits(tensor, ForwardMode.validation(network.statistics(), ForwardHook.NONE));
            assertThat(Floats.of(network.statistics().of("batch-norm1").mean())).containsOnly(0f);
            network.logits(
                    tensor, ForwardMode.training(torch.make_generator_cpu(1), network.statistics(), ForwardHook.NONE));
            float[] means = Floats.of(network.statistics().of("batch-norm1").mean());
            float[] variances = Floats.of(network.statistics().of("batch-norm1").variance());
            double count = 8 * SIDE * SIDE;
            for (int c = 0; c < 5; c++) {
                double mean = PlainNetwork.mean(input, 0, c, 1, true, 0, 1);
                double unbiased = PlainNetwork.mean(input, 0, c, 1, true, mean, 2) * count / (count - 1);
                assertThat((double) means[c]).isCloseTo(0.1 * mean, within(1e-5));
                assertThat((double) variances[c]).isCloseTo(0.9 + 0.1 * unbiased, within(1e-5));
            }
        }
    }
}
