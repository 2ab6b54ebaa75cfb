package dev.kasus.torch.batch;

import static org.bytedeco.pytorch.global.torch.tensor;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.data.Data;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Turns numbers from 0 to 1 into what enters the first layer: (x - shift) / scale for each channel, or each image by itself.
 *
 * @param shifts of each channel; not used where each image has its own
 * @param scales of each channel; not used where each image has its own
 * @param byImage whether each channel of each image loses its own mean and is divided by its own standard deviation
 */
public record Normalizer(List<Double> shifts, List<Double> scales, boolean byImage) {

    /** Limit of the scaling of a channel that hardly varies. */
    private static final double LEAST_STD = 1.0 / 255;

    /**
     * As the recipe says.
     *
     * @param means of the channels of the training split, on 0 to 1
     * @param stds of the channels of the training split, on 0 to 1
     */
    public static Normalizer of(Data.Normalization normalization, List<Double> means, List<Double> stds) {
        List<Double> zeros = means.stream().map(m -> 0.0).toList();
        List<Double> ones = means.stream().map(m -> 1.0).toList();
        return switch (normalization) {
            case NONE ->
                new Normalizer(zeros, means.stream().map(m -> 1.0 / 255).toList(), false);
            case SCALE -> new Normalizer(zeros, ones, false);
            case CHANNEL ->
                new Normalizer(
                        means, stds.stream().map(s -> Math.max(s, LEAST_STD)).toList(), false);
            case IMAGE -> new Normalizer(zeros, ones, true);
        };
    }

    /** In place, on images x channels x height x width. */
    public Tensor apply(Tensor images) {
        if (byImage) {
            return applyByImage(images);
        }
        int width = Math.toIntExact(images.size(3));
        return images.sub_(row(shifts, width)).div_(row(scales, width));
    }

    private static Tensor applyByImage(Tensor images) {
        long[] pixels = {2, 3};
        Tensor centred = images.sub_(images.mean(pixels, true, new ScalarTypeOptional()));
        Tensor spread =
                centred.square().mean(pixels, true, new ScalarTypeOptional()).sqrt_();
        return centred.div_(spread.clamp_min_(new Scalar(LEAST_STD)));
    }

    /** Each channel's number for a whole row of pixels: libtorch then works through a row at once, not through one pixel. */
    private static Tensor row(List<Double> values, int width) {
        int channels = values.size();
        float[] numbers = new float[width * channels];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i % channels).floatValue();
        }
        return tensor(numbers).view(1, 1, width, channels).permute(0, 3, 1, 2);
    }

    /**
     * Mean and standard deviation of each channel on 0 to 1.
     *
     * @param means of the channels
     * @param stds of the channels
     */
    public record ChannelStatistics(List<Double> means, List<Double> stds) {

        /** Over every pixel of every image; exact sums of integers. */
        public static ChannelStatistics of(ImageSet images) {
            int channels = images.channels();
            long[] sums = new long[channels];
            long[] squares = new long[channels];
            ByteBuffer pixels = ByteBuffer.allocate(images.side() * images.side() * channels);
            for (int i = 0; i < images.count(); i++) {
                images.copy(i, pixels.clear());
                byte[] bytes = pixels.array();
                for (int b = 0; b < bytes.length; b++) {
                    int value = bytes[b] & 0xFF;
                    sums[b % channels] += value;
                    squares[b % channels] += (long) value * value;
                }
            }
            double count = (double) images.count() * images.side() * images.side();
            List<Double> means = new ArrayList<>();
            List<Double> stds = new ArrayList<>();
            for (int c = 0; c < channels; c++) {
                double mean = sums[c] / count;
                means.add(mean / 255);
                stds.add(Math.sqrt(Math.max(0, squares[c] / count - mean * mean)) / 255);
            }
            return new ChannelStatistics(means, stds);
        }
    }
}
