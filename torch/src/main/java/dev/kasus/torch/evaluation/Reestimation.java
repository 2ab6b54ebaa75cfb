package dev.kasus.torch.evaluation;

import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.NormInputs;
import dev.kasus.torch.network.RunningStatistics;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Re-estimates batch-norm statistics with fixed weights (arXiv 2105.07576, section 3). */
public final class Reestimation {
    /** Images that are enough for the mean and the variance of a channel. */
    private static final int ENOUGH = 1024;

    private Reestimation() {}

    /** Mean and variance of the input of each layer over training images, while all layers use batch statistics. */
    public static RunningStatistics of(Network network, TrainingData data, int[] images, int batchSize) {
        NormInputs inputs = new NormInputs(true);
        ForwardMode mode = ForwardMode.batchStatistics(network.statistics(), inputs);
        Evaluation.of(network, data.train(), images, data.normalizer(), mode, batchSize);
        return inputs.statistics();
    }

    /** Replaces the running statistics by those of a fixed sample of training images. */
    public static void replace(Network network, TrainingData data, int batchSize) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            int[] sample = TrainingData.sample(data.dataset().train(), ENOUGH);
            Map<String, RunningStatistics.Moments> anew =
                    of(network, data, sample, batchSize).layers();
            network.statistics().layers().forEach((layer, running) -> {
                RunningStatistics.Moments moments = anew.get(layer);
                if (moments != null) {
                    running.mean().copy_(moments.mean());
                    running.variance().copy_(moments.variance());
                }
            });
        }
    }
}
