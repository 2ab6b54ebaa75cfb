package dev.kasus.torch.probe;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.Reestimation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Parameter;
import dev.kasus.torch.network.ParameterStore;
import dev.kasus.torch.network.RunningStatistics;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Records, at the end of a run, what becomes of the accuracy when the weights of one layer are put back to what they were
 * before training, or drawn anew (Zhang, Bengio and Singer, arXiv 1902.01996). Works on a copy of the net.
 */
final class CriticalityProbe implements EpochProbe {
    private final Recipe recipe;
    private final Network network;
    private final TrainingData data;
    private final int[] trainSample;
    private final int[] validationSample;
    private final List<String> layers;
    private boolean rewindable = true;

    CriticalityProbe(Recipe recipe, Network network, TrainingData data, ProbeSchedule schedule) {
        this.recipe = recipe;
        this.network = network;
        this.data = data;
        this.layers = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
        int images = schedule.criticalitySample(layers.size());
        this.trainSample = TrainingData.sample(data.dataset().train(), images);
        this.validationSample = TrainingData.sample(data.dataset().validation(), images);
    }

    /** The run began from other weights than the recipe's seed draws: what they were is not known here. */
    void beganElsewhere() {
        rewindable = false;
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.measuresEnd(last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        Network copy = Network.of(recipe, data.classes());
        ParameterStore parameters = copy.parameters();
        long seed = Seeds.derive(recipe.seed(), "weights drawn anew", 0);
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor before = parameters.values().clone();
            Tensor anew = Network.of(recipe.withSeed(seed), data.classes())
                    .parameters()
                    .values();
            parameters.values().copy_(network.parameters().values());
            Accuracies intact = accuracies(copy);
            recorder.scalar(Signals.INTACT_TRAIN_ACCURACY.tag(), step, intact.train());
            recorder.scalar(Signals.INTACT_VALIDATION_ACCURACY.tag(), step, intact.validation());
            for (String layer : layers) {
                if (rewindable) {
                    record(
                            without(copy, layer, before),
                            layer,
                            Signals.REWOUND_TRAIN_ACCURACY,
                            Signals.REWOUND_VALIDATION_ACCURACY,
                            step,
                            recorder);
                }
                record(
                        without(copy, layer, anew),
                        layer,
                        Signals.REINITIALISED_TRAIN_ACCURACY,
                        Signals.REINITIALISED_VALIDATION_ACCURACY,
                        step,
                        recorder);
            }
        }
    }

    private static void record(
            Accuracies found, String layer, Signal train, Signal validation, long step, Recorder recorder) {
        recorder.scalar(train.of(layer), step, found.train());
        recorder.scalar(validation.of(layer), step, found.validation());
    }

    /** The accuracies while one layer has the weights and the bias of another row; it has its own again afterwards. */
    private Accuracies without(Network copy, String layer, Tensor others) {
        put(copy.parameters(), layer, others);
        Accuracies found = accuracies(copy);
        put(copy.parameters(), layer, network.parameters().values());
        return found;
    }

    private static void put(ParameterStore parameters, String layer, Tensor row) {
        for (Parameter parameter : parameters.parameters()) {
            if (parameter.name().equals(layer + ".weight") || parameter.name().equals(layer + ".bias")) {
                parameters.part(parameters.values(), parameter.name()).copy_(parameters.part(row, parameter.name()));
            }
        }
    }

    private record Accuracies(double train, double validation) {}

    /** Batch-norm statistics are estimated anew: the old ones belong to the weights that were there. */
    private Accuracies accuracies(Network copy) {
        try (PointerScope scope = new PointerScope()) {
            RunningStatistics statistics = copy.statistics().isEmpty()
                    ? copy.statistics()
                    : Reestimation.of(copy, data, trainSample, recipe.training().batchSize());
            ForwardMode mode = ForwardMode.validation(statistics, ForwardHook.NONE);
            return new Accuracies(
                    accuracy(copy, data.train(), trainSample, mode),
                    accuracy(copy, data.validation(), validationSample, mode));
        }
    }

    private double accuracy(Network copy, Batches split, int[] images, ForwardMode mode) {
        return Evaluation.of(
                        copy,
                        split,
                        images,
                        data.normalizer(),
                        mode,
                        Evaluation.batch(split.images().side()))
                .accuracy();
    }
}
