package dev.kasus.torch.probe;

import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.eye;
import static org.bytedeco.pytorch.global.torch.linalg_solve;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.kasus.census.Folds;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.RocAuc;
import dev.kasus.torch.network.Floats;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * How well flip-odd and flip-invariant features separate two classes. Each image is downsampled to a coarse grid and
 * split into a part that a horizontal flip inverts (odd) and a part that it leaves unchanged (invariant). Ridge
 * regression on each part separates the two classes, cross-validated. A flip augmentation can remove only the odd
 * part. Marks that are finer than the grid are not detected.
 *
 * @param apart AUC by flip-odd features; about 0.5 if flipping removes nothing that separates the classes
 * @param common AUC by flip-invariant features; about 0.5 if the classes are mirror images of each other
 */
record FlipSymmetry(RocAuc apart, RocAuc common) {
    /** Cells of the grid in each direction; on a finer grid the position of the object varies more than the class differences. */
    private static final long GRID = 8;

    private static final int FOLDS = 8;
    /** Ridge penalty as a share of the mean of the diagonal of the kernel. */
    private static final double RIDGE = 1;
    /** The dimension of an image from left to right. */
    private static final int ACROSS = 3;

    private static final double TINY = 1e-6;

    /**
     * Measures images of two classes.
     *
     * @param own of the one class, indices into the split
     * @param others of the other
     * @return NaN with fewer than sixteen images of either, or with one group
     */
    static FlipSymmetry of(Batches split, int[] own, int[] others) {
        if (Math.min(own.length, others.length) < 2 * FOLDS) {
            return new FlipSymmetry(unknown(), unknown());
        }
        int[] images =
                IntStream.concat(Arrays.stream(own), Arrays.stream(others)).toArray();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            int[] groups = Arrays.stream(images).map(split::group).toArray();
            Tensor grids = grids(split, images);
            Tensor mirrored = grids.flip(ACROSS);
            Tensor common = grids.add(mirrored);
            return new FlipSymmetry(
                    ranking(grids.sub(mirrored), own.length, groups),
                    ranking(common.sub(common.mean(new long[] {0})), own.length, groups));
        }
    }

    private static RocAuc unknown() {
        return new RocAuc(Double.NaN, Double.NaN);
    }

    private static Tensor grids(Batches split, int[] images) {
        int batch = Evaluation.batch(split.images().side());
        Tensor[] parts = IntStream.iterate(0, from -> from < images.length, from -> from + batch)
                .mapToObj(from -> adaptive_avg_pool2d(
                        split.pixels(images, from, Math.min(images.length, from + batch)), GRID, GRID))
                .toArray(Tensor[]::new);
        return cat(new TensorVector(parts), 0);
    }

    /**
     * The AUC of ridge regression in 8-fold cross-validation, with vectors of length 1. Groups are not split between
     * folds, because frames of one track resemble each other.
     */
    private static RocAuc ranking(Tensor grids, int own, int[] groups) {
        Tensor vectors = grids.flatten(1, -1);
        Tensor length = vectors.norm(new ScalarOptional(new Scalar(2)), new long[] {1}, true);
        Tensor unit = vectors.div(length.add(new Scalar(TINY)));
        Tensor kernel = unit.matmul(unit.t());
        int[] folds = Folds.of(
                IntStream.range(0, groups.length)
                        .mapToObj(i -> i < own ? "own" : "other")
                        .toList(),
                Arrays.stream(groups).mapToObj(Integer::toString).toList(),
                FOLDS,
                0);
        float[] scores = new float[groups.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            long[] evalMode = places(folds, part -> part != left);
            long[] asked = places(folds, part -> part == left);
            if (asked.length == 0) {
                continue;
            }
            if (Arrays.stream(evalMode).allMatch(i -> i < own)
                    || Arrays.stream(evalMode).allMatch(i -> i >= own)) {
                return unknown();
            }
            float[] answers = scores(kernel, evalMode, asked, own);
            for (int i = 0; i < asked.length; i++) {
                scores[(int) asked[i]] = answers[i];
            }
        }
        return RocAuc.of(
                Arrays.copyOfRange(scores, 0, own),
                Arrays.copyOfRange(groups, 0, own),
                Arrays.copyOfRange(scores, own, scores.length),
                Arrays.copyOfRange(groups, own, groups.length));
    }

    private static long[] places(int[] folds, IntPredicate part) {
        return IntStream.range(0, folds.length)
                .filter(i -> part.test(folds[i]))
                .mapToLong(i -> i)
                .toArray();
    }

    /** Kernel ridge regression on the training images with targets 1 and -1 and equal total weight of both classes. */
    private static float[] scores(Tensor kernel, long[] evalMode, long[] asked, int own) {
        long first = Arrays.stream(evalMode).filter(i -> i < own).count();
        float[] targets = new float[evalMode.length];
        for (int i = 0; i < evalMode.length; i++) {
            targets[i] = evalMode[i] < own ? 1f / first : -1f / (evalMode.length - first);
        }
        Tensor among = kernel.index_select(0, tensor(evalMode)).index_select(1, tensor(evalMode));
        Tensor ridge =
                eye(evalMode.length).mul(new Scalar(RIDGE)).mul(kernel.diag().mean());
        Tensor weights = linalg_solve(among.add(ridge), tensor(targets).unsqueeze(1));
        Tensor between = kernel.index_select(0, tensor(asked)).index_select(1, tensor(evalMode));
        return Floats.of(between.matmul(weights).flatten());
    }
}
