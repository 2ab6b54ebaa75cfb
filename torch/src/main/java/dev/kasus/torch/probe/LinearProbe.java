package dev.kasus.torch.probe;

import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.Reestimation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.RunningStatistics;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Records, at the end of a run, how well a linear classifier does on the features of each layer with weights (Alain and
 * Bengio, arXiv 1610.01644), in the trained net and in the same net before training, and on the input.
 */
final class LinearProbe implements EpochProbe {
    /** Images of each split. */
    private static final int IMAGES = 1024;

    private final Recipe recipe;
    private final Network network;
    private final TrainingData data;

    LinearProbe(Recipe recipe, Network network, TrainingData data) {
        this.recipe = recipe;
        this.network = network;
        this.data = data;
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.measuresEnd(last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        accuracies(
                network,
                (layer, accuracy) -> recorder.scalar(
                        layer.equals(LayerFeatures.INPUT)
                                ? Signals.INPUT_LINEAR_PROBE_ACCURACY.tag()
                                : Signals.LINEAR_PROBE_ACCURACY.of(layer),
                        step,
                        accuracy));
        accuracies(Network.of(recipe, data.classes()), (layer, accuracy) -> {
            if (!layer.equals(LayerFeatures.INPUT)) {
                recorder.scalar(Signals.UNTRAINED_LINEAR_PROBE_ACCURACY.of(layer), step, accuracy);
            }
        });
    }

    private void accuracies(Network net, ObjDoubleConsumer<String> each) {
        int batch = recipe.training().batchSize();
        int[] images = TrainingData.sample(data.dataset().train(), IMAGES);
        RunningStatistics statistics =
                net.statistics().isEmpty() ? net.statistics() : Reestimation.of(net, data, images, batch);
        Map<String, LayerFeatures.Split> train = features(net, statistics, data.train(), images);
        Map<String, LayerFeatures.Split> validation = features(
                net,
                statistics,
                data.validation(),
                TrainingData.sample(data.dataset().validation(), IMAGES));
        train.forEach((layer, fitted) -> {
            LayerFeatures.Split asked = validation.get(layer);
            if (asked != null && fitted.isFinite() && asked.isFinite()) {
                each.accept(layer, SoftmaxRegression.accuracy(fitted, asked, data.classes()));
            }
        });
    }

    private Map<String, LayerFeatures.Split> features(
            Network net, RunningStatistics statistics, Batches split, int[] images) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return LayerFeatures.of(recipe.model().layers(), net, statistics, data, split, images);
        }
    }
}
