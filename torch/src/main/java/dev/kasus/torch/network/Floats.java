package dev.kasus.torch.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Moves 32-bit floats between Java and libtorch. */
public final class Floats {
    private Floats() {}

    /** A new tensor of one dimension. */
    public static Tensor tensor(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return torch.tensor(floats);
    }

    /** A copy of all numbers, row by row. */
    public static float[] of(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        new FloatPointer(tensor.contiguous().data_ptr()).get(values);
        return values;
    }
}
