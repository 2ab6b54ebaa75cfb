package dev.kasus.torch.curvature;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Both ends of the spectrum of a symmetric matrix that is known by its products alone: the method of Lanczos with full
 * reorthogonalisation (Golub and Van Loan, Matrix Computations, 10.3).
 *
 * @param largest eigenvalue
 * @param smallest eigenvalue
 * @param direction the unit vector of the largest, in the scope of the caller
 */
record Lanczos(Value largest, Value smallest, Tensor direction) {
    /** Products at most. */
    private static final int MOST = 40;
    /** Numbers of all vectors together: 512 MB. */
    private static final long MOST_NUMBERS = 1L << 27;
    /** Products after which to look for the first time. */
    private static final int FIRST_LOOK = 8;
    /** Error of the largest eigenvalue that is small enough, as a share of it. */
    private static final double LARGEST = 0.01;
    /** The same of the smallest: the bound is cautious, and the eigenvalue itself is by then within 2 % of where it ends. */
    private static final double SMALLEST = 0.05;
    /** Products are not exact to more than this share of the largest eigenvalue. */
    private static final double ROUNDING = 1e-5;

    /**
     * An eigenvalue.
     *
     * @param value in the span of the vectors so far
     * @param error one of the matrix is at most so far away
     */
    record Value(double value, double error) {}

    /**
     * Finds both ends.
     *
     * @param times multiplies a vector with the matrix
     * @param dimension of a vector
     * @param seed of the vector to begin with
     */
    static Lanczos of(UnaryOperator<Tensor> times, long dimension, long seed) {
        int most = (int) Math.max(2, Math.min(Math.min(MOST, dimension), MOST_NUMBERS / dimension));
        Tensor basis = torch.zeros(most, dimension);
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        Tensor first = torch.empty(dimension).normal_(0, 1, new GeneratorOptional(torch.make_generator_cpu(seed)));
        basis.select(0, 0).copy_(first.div(first.norm()));
        for (int k = 0; ; k++) {
            step(times, basis, k, diagonal, beside);
            boolean last = k == most - 1 || !Double.isFinite(beside[k]);
            if (last || k >= FIRST_LOOK || beside[k] == 0) {
                Lanczos found = read(basis, k + 1, diagonal, beside);
                if (last || beside[k] == 0 || found.isExact()) {
                    return found;
                }
            }
        }
    }

    /** One product; leaves the next vector of the basis behind, unless the vectors so far span all that the matrix reaches. */
    private static void step(UnaryOperator<Tensor> times, Tensor basis, int k, double[] diagonal, double[] beside) {
        try (PointerScope scope = new PointerScope()) {
            Tensor product = times.apply(basis.select(0, k));
            try (NoGradGuard guard = new NoGradGuard()) {
                diagonal[k] = product.dot(basis.select(0, k)).item_double();
                double length = product.norm().item_double();
                Tensor known = basis.narrow(0, 0, k + 1);
                for (int pass = 0; pass < 2; pass++) {
                    product = product.sub(known.t().mv(known.mv(product)));
                }
                double rest = product.norm().item_double();
                beside[k] = rest <= ROUNDING * length ? 0 : rest;
                if (k + 1 < basis.size(0) && beside[k] > 0) {
                    basis.select(0, k + 1).copy_(product.div(new Scalar(rest)));
                }
            }
        }
    }

    private static Lanczos read(Tensor basis, int size, double[] diagonal, double[] beside) {
        Tensor direction = torch.empty(basis.size(1));
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            double[] matrix = new double[size * size];
            for (int i = 0; i < size; i++) {
                matrix[i * size + i] = diagonal[i];
                if (i + 1 < size) {
                    matrix[i * size + i + 1] = beside[i];
                    matrix[(i + 1) * size + i] = beside[i];
                }
            }
            for (double number : matrix) {
                if (!Double.isFinite(number)) {
                    Value unknown = new Value(Double.NaN, Double.NaN);
                    return new Lanczos(unknown, unknown, direction.fill_(new Scalar(Double.NaN)));
                }
            }
            Tensor projected = torch.zeros(size, size).to(torch.ScalarType.Double);
            new DoublePointer(projected.data_ptr()).put(matrix);
            T_TensorTensor_T pairs = torch.linalg_eigh(projected);
            Tensor values = pairs.get0();
            Tensor vectors = pairs.get1();
            Tensor top = vectors.select(1, size - 1).to(torch.ScalarType.Float);
            Tensor found = basis.narrow(0, 0, size).t().mv(top);
            direction.copy_(found.div(found.norm()));
            return new Lanczos(
                    value(values, vectors, size - 1, beside[size - 1]),
                    value(values, vectors, 0, beside[size - 1]),
                    direction);
        }
    }

    /** The residual of an approximate eigenvector bounds how far the nearest eigenvalue is. */
    private static Value value(Tensor values, Tensor vectors, int which, double beside) {
        int last = (int) values.size(0) - 1;
        double share = vectors.select(0, last).select(0, which).item_double();
        return new Value(values.select(0, which).item_double(), Math.abs(beside * share));
    }

    private boolean isExact() {
        double scale = Math.max(Math.abs(largest.value()), Math.abs(smallest.value()));
        return largest.error() <= Math.max(LARGEST * Math.abs(largest.value()), ROUNDING * scale)
                && smallest.error() <= Math.max(SMALLEST * Math.abs(smallest.value()), ROUNDING * scale);
    }
}
