package dev.kasus.torch.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * Numbers of images x channels x height x width, in double precision; flat rows have height and width 1. For slow
 * reference implementations.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Block(int images, int channels, int height, int width, double[] values) {

    public static Block zeros(int images, int channels, int height, int width) {
        return new Block(images, channels, height, width, new double[images * channels * height * width]);
    }

    /** A tensor's numbers, images x channels x height x width or images x numbers. */
    public static Block of(Tensor tensor) {
        boolean flat = tensor.dim() == 2;
        Block block = zeros(
                (int) tensor.size(0),
                (int) tensor.size(1),
                flat ? 1 : (int) tensor.size(2),
                flat ? 1 : (int) tensor.size(3));
        float[] floats = Floats.of(tensor);
        Arrays.setAll(block.values, i -> floats[i]);
        return block;
    }

    /** Standard normal numbers, rounded to 32 bits as libtorch will see them. */
    public static Block random(int images, int channels, int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Block block = zeros(images, channels, height, width);
        Arrays.setAll(block.values, i -> (float) random.nextGaussian());
        return block;
    }

    int at(int n, int c, int y, int x) {
        return ((n * channels + c) * height + y) * width + x;
    }

    public double get(int n, int c, int y, int x) {
        return values[at(n, c, y, x)];
    }

    public void set(int n, int c, int y, int x, double value) {
        values[at(n, c, y, x)] = value;
    }

    /** Zero outside. */
    double padded(int n, int c, int y, int x) {
        return y < 0 || x < 0 || y >= height || x >= width ? 0 : get(n, c, y, x);
    }

    boolean inside(int y, int x) {
        return y >= 0 && x >= 0 && y < height && x < width;
    }

    Block map(DoubleUnaryOperator function) {
        return new Block(
                images,
                channels,
                height,
                width,
                Arrays.stream(values).map(function).toArray());
    }

    Block plus(Block other) {
        Block sum = zeros(images, channels, height, width);
        Arrays.setAll(sum.values, i -> values[i] + other.values[i]);
        return sum;
    }

    Block flat() {
        return new Block(images, channels * height * width, 1, 1, values);
    }

    public float[] floats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
