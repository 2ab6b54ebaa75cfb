package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.image.Dataset;
import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.TorchEngine;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.ClassMetrics;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ClassPairProbeTest {
    private static final int SIDE = 8;

    private static final Recipe RECIPE = Fixtures.recipe(
            SIDE,
            Fixtures.training(Map.of("epochs", Tree.scalar(1L))),
            new Layer.Conv("", 4, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Relu(""),
            new Layer.Flatten(""),
            new Layer.Dense("", null, true, null));

    /** Each class has ten validation images, so the probe takes all of them, in an order of its own. */
    @Test
    void featuresAreWhatEntersTheLastLayer() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(60, SIDE));
            Network network = Network.of(RECIPE, data.classes());
            int count = data.validation().images().count();
            int[] all = IntStream.range(0, count).toArray();
            Evaluation evaluation = Evaluation.of(
                    network,
                    data.validation(),
                    all,
                    data.normalizer(),
                    ForwardMode.validation(network.statistics(), ForwardHook.NONE),
                    count);
            Recording.Builder recorder = new Recording.Builder();
            new ClassPairProbe(RECIPE, network, data).read(7, evaluation, recorder);
            Recording recording = recorder.build();

            float[][] features = new float[count][];
            ForwardHook hook = (layer, input, output) -> {
                if (layer.name().equals("flatten1")) {
                    float[] values = Floats.of(output);
                    for (int i = 0; i < count; i++) {
                        features[i] =
                                Arrays.copyOfRange(values, i * values.length / count, (i + 1) * values.length / count);
                    }
                }
            };
            Evaluation.of(
                    network,
                    data.validation(),
                    all,
                    data.normalizer(),
                    ForwardMode.validation(network.statistics(), hook),
                    count);
            ClassMetrics metrics = new ClassMetrics(evaluation);
            for (int c = 0; c < data.classes(); c++) {
                ClassMetrics.MostConfused mostConfused = Objects.requireNonNull(metrics.mostConfused(c));
                String name = data.dataset().classes().get(c);
                NearestNeighbours.Mixture reference =
                        new NearestNeighbours(features, evaluation.labels()).mixture(c, mostConfused.index());
                assertThat(recording.series(Signals.CLASS_KNN_IMPURITY, name).last())
                        .isCloseTo(reference.impurity(), within(1e-6));
                assertThat(recording.series(Signals.CLASS_SILHOUETTE, name).last())
                        .isCloseTo(reference.silhouette(), within(1e-5));
            }
        }
    }

    @Test
    void mirrorImagesAreThoseWithTheirColumnsTheOtherWayRound() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(60, SIDE));
            Network network = Network.of(RECIPE, data.classes());
            int count = data.validation().images().count();
            int[] all = IntStream.range(0, count).toArray();
            ForwardMode mode = ForwardMode.validation(network.statistics(), ForwardHook.NONE);
            float[] upright =
                    Floats.of(data.normalizer().apply(data.validation().pixels(all, 0, count)));
            float[] turned = new float[upright.length];
            for (int i = 0; i < upright.length; i++) {
                turned[i] = upright[i - i % SIDE + SIDE - 1 - i % SIDE];
            }
            float[] expected = Floats.of(network.logits(torch.tensor(turned).reshape(count, 3, SIDE, SIDE), mode));
            Evaluation mirrored = Evaluation.of(network, data.validation(), all, data.normalizer(), mode, count, true);
            for (int i = 0; i < expected.length; i++) {
                assertThat(mirrored.logits()[i]).isCloseTo(expected[i], within(1e-5f));
            }
            Evaluation evaluation = Evaluation.of(network, data.validation(), all, data.normalizer(), mode, count);
            Recording.Builder recorder = new Recording.Builder();
            new ClassPairProbe(RECIPE, network, data).read(7, evaluation, recorder);
            for (int c = 0; c < data.classes(); c++) {
                int label = c;
                int[] right = IntStream.of(all)
                        .filter(i -> evaluation.labels()[i] == label && evaluation.predicted(i) == label)
                        .toArray();
                long lost = IntStream.of(right)
                        .filter(i -> mirrored.predicted(i) != label)
                        .count();
                double share = recorder.build()
                        .series(
                                Signals.CLASS_FLIP_DISAGREEMENT,
                                data.dataset().classes().get(c))
                        .last();
                assertThat(share).isEqualTo(right.length == 0 ? Double.NaN : (double) lost / right.length);
            }
        }
    }

    /** Each class has fewer training images than the probe asks for, so it takes all of them. */
    @Test
    void trainingImagesAreAskedAsInValidation() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(60, SIDE));
            Network network = Network.of(RECIPE, data.classes());
            Evaluation validated = asked(network, data.validation(), data);
            Evaluation trained = asked(network, data.train(), data);
            Recording.Builder recorder = new Recording.Builder();
            new ClassPairProbe(RECIPE, network, data).read(7, validated, recorder);
            for (int c = 0; c < data.classes(); c++) {
                String name = data.dataset().classes().get(c);
                int label = c;
                int mostConfused = Objects.requireNonNull(new ClassMetrics(validated).mostConfused(c))
                        .index();
                int[] own = labelled(trained, c);
                int[] others = labelled(trained, mostConfused);
                long right = IntStream.of(own)
                        .filter(i -> trained.predicted(i) == label)
                        .count();
                double above = IntStream.of(own)
                        .mapToDouble(i -> IntStream.of(others)
                                .mapToDouble(j -> (Math.signum(odds(trained, i, label, mostConfused)
                                                        - odds(trained, j, label, mostConfused))
                                                + 1)
                                        / 2)
                                .average()
                                .orElseThrow())
                        .average()
                        .orElseThrow();
                assertThat(recorder.build()
                                .series(Signals.CLASS_EVAL_MODE_TRAIN_RECALL, name)
                                .last())
                        .isCloseTo((double) right / own.length, within(1e-9));
                assertThat(recorder.build()
                                .series(Signals.CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC, name)
                                .last())
                        .isCloseTo(above, within(1e-9));
            }
        }
    }

    private static Evaluation asked(Network network, Batches split, TrainingData data) {
        int count = split.images().count();
        return Evaluation.of(
                network,
                split,
                IntStream.range(0, count).toArray(),
                data.normalizer(),
                ForwardMode.validation(network.statistics(), ForwardHook.NONE),
                count);
    }

    private static int[] labelled(Evaluation evaluation, int label) {
        return IntStream.range(0, evaluation.labels().length)
                .filter(i -> evaluation.labels()[i] == label)
                .toArray();
    }

    private static float odds(Evaluation evaluation, int image, int one, int other) {
        return evaluation.logits()[image * evaluation.classes() + one]
                - evaluation.logits()[image * evaluation.classes() + other];
    }

    @Test
    void aClassThatIsNotSeparatedIsShownAsTheNetSeesIt() throws IOException {
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(RECIPE, Fixtures.data(60, SIDE), ProbePreset.STANDARD, null, memory);
        Recording recording = memory.recording.build();
        Dataset dataset = Fixtures.data(60, SIDE);
        String worst = dataset.classes().stream()
                .min(Comparator.comparingDouble(name ->
                        recording.series(Signals.CLASS_PAIRWISE_AUC, name).last()))
                .orElseThrow();
        assertThat(recording.series(Signals.CLASS_PAIRWISE_AUC, worst).last())
                .as("one epoch teaches little")
                .isLessThan(0.9);
        assertThat(recording.series(Signals.CLASS_FLIP_ODD_AUC, worst).last()).isBetween(0.0, 1.0);
        assertThat(recording
                        .series(Signals.CLASS_FLIP_ODD_AUC_STANDARD_ERROR, worst)
                        .last())
                .isGreaterThanOrEqualTo(0);
        assertThat(recording.series(Signals.CLASS_FLIP_INVARIANT_AUC, worst).last())
                .isBetween(0.0, 1.0);
        Image image = recording.image(Signals.CLASS_EXAMPLES, worst).orElseThrow();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(picture.getWidth()).isEqualTo(image.width()).isEqualTo(6 * SIDE);
        assertThat(picture.getHeight()).isEqualTo(SIDE);
        int label = dataset.classes().indexOf(worst);
        ByteBuffer bytes = ByteBuffer.allocate(SIDE * SIDE * 3);
        int rgb = picture.getRGB(3, 2) & 0xFFFFFF;
        assertThat(IntStream.range(0, dataset.validation().count())
                        .filter(i -> dataset.validation().label(i) == label))
                .anySatisfy(i -> {
                    dataset.validation().copy(i, bytes.clear());
                    int at = (2 * SIDE + 3) * 3;
                    assertThat(rgb)
                            .isEqualTo(((bytes.get(at) & 0xFF) << 16)
                                    | ((bytes.get(at + 1) & 0xFF) << 8)
                                    | (bytes.get(at + 2) & 0xFF));
                });
    }
}
