package dev.kasus.torch;

import static org.bytedeco.pytorch.global.torch.var_mean;

import dev.kasus.torch.RunningStatistics.Moments;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;

/** Mean and variance of a layer's input over several batches, channel by channel. */
final class BatchMoments {
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private double weight;

    void add(Tensor input) {
        boolean image = input.dim() == 4;
        long[] dimensions = image ? new long[] {0, 2, 3} : new long[] {0};
        T_TensorTensor_T moments = var_mean(input, dimensions, false, false);
        float[] variances = Floats.of(moments.get0());
        float[] means = Floats.of(moments.get1());
        if (sums.length == 0) {
            sums = new double[means.length];
            squares = new double[means.length];
        }
        double images = input.size(0);
        for (int c = 0; c < means.length; c++) {
            sums[c] += images * means[c];
            squares[c] += images * (variances[c] + (double) means[c] * means[c]);
        }
        weight += images;
    }

    double mean(int c) {
        return sums[c] / weight;
    }

    double variance(int c) {
        return Math.max(0, squares[c] / weight - mean(c) * mean(c));
    }

    double[] means() {
        return IntStream.range(0, sums.length).mapToDouble(this::mean).toArray();
    }

    double[] variances() {
        return IntStream.range(0, sums.length).mapToDouble(this::variance).toArray();
    }

    /**
     * Mean over channels of the Wasserstein distance between the two normal distributions,
     * sqrt((m - m')^2 + (s - s')^2), in units of the running standard deviation.
     */
    double distance(Moments running) {
        float[] means = Floats.of(running.mean());
        float[] variances = Floats.of(running.variance());
        double total = 0;
        for (int c = 0; c < means.length; c++) {
            double std = Math.sqrt(variances[c] + 1e-5);
            total += Math.hypot(mean(c) - means[c], Math.sqrt(variance(c) + 1e-5) - std) / std;
        }
        return total / means.length;
    }
}
