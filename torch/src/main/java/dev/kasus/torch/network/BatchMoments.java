package dev.kasus.torch.network;

import static org.bytedeco.pytorch.global.torch.batch_norm_update_stats;

import dev.kasus.torch.network.RunningStatistics.Moments;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** Mean and variance of the values of a layer over several batches, for each channel and overall. */
public final class BatchMoments {
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private double weight;

    /** Adds a batch, images x channels or images x channels x height x width. */
    public void add(Tensor input) {
        // Batch normalisation's own first half: an order of magnitude faster than asking for mean and variance.
        T_TensorTensor_T moments =
                batch_norm_update_stats(ChannelColumns.of(input), new TensorOptional(), new TensorOptional(), 0);
        float[] means = Floats.of(moments.get0());
        float[] variances = Floats.of(moments.get1());
        int channels = Math.toIntExact(input.size(1));
        if (sums.length == 0) {
            sums = new double[channels];
            squares = new double[channels];
        }
        double images = input.size(0);
        double share = images * channels / means.length;
        for (int i = 0; i < means.length; i++) {
            sums[i % channels] += share * means[i];
            squares[i % channels] += share * (variances[i] + (double) means[i] * means[i]);
        }
        weight += images;
    }

    public double mean(int c) {
        return sums[c] / weight;
    }

    public double variance(int c) {
        return notNegative(squares[c] / weight - mean(c) * mean(c));
    }

    double[] means() {
        return IntStream.range(0, sums.length).mapToDouble(this::mean).toArray();
    }

    double[] variances() {
        return IntStream.range(0, sums.length).mapToDouble(this::variance).toArray();
    }

    /** Mean over all channels together. */
    public double mean() {
        return IntStream.range(0, sums.length).mapToDouble(this::mean).sum() / sums.length;
    }

    /** Variance of all numbers together, around one mean. */
    public double variance() {
        double square = 0;
        for (double sum : squares) {
            square += sum / weight;
        }
        return notNegative(square / squares.length - mean() * mean());
    }

    /** Rounding may make 0 slightly negative; NaN stays NaN. */
    private static double notNegative(double value) {
        return value < 0 ? 0 : value;
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
