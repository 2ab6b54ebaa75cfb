package dev.kasus.torch.network;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Euclidean norms of tensors. */
public final class Norms {
    private Norms() {}

    /** The norm of all numbers of a tensor; infinite or NaN only if one of them is. */
    public static double of(Tensor tensor) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            double norm = tensor.norm().item_double();
            return norm == 0 || Double.isInfinite(norm) ? scaled(tensor) : norm;
        }
    }

    /** Squares of numbers beyond 1e19 or below 1e-23 leave the range of 32-bit floats: those of shares of the largest number do not. */
    private static double scaled(Tensor tensor) {
        double largest = tensor.abs().max().item_double();
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        return largest * tensor.div(new Scalar(largest)).norm().item_double();
    }
}
