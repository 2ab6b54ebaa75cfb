package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Median;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The share of errors that is spread evenly over all pairs of classes. A net confuses similar classes and leaves
 * most of the confusion matrix empty; random wrong labels fill all of it.
 *
 * @param share of validation images with such errors, estimated from the half of the pairs with the fewest errors
 * @param evenly the same, corrected for chance: the share that would leave the observed errors in the lower half if
 *     they fell on all pairs at random (Poisson)
 * @param explained {@code evenly} divided by all errors: about 1 if random wrong labels are the only problem
 * @param images number of errors in that half
 * @param visible the smallest share that would be visible, with about one image expected in each pair
 */
record UniformErrors(double share, double evenly, double explained, double images, double visible) {
    /** Least number of classes. */
    private static final int LEAST_CLASSES = 4;

    /** Expected images per pair from which on the lower half is not empty. */
    private static final double EXPECTED = 0.5;

    private record Pair(double images, double share) {}

    /** At the end of a run; empty if the confusion matrix is not recorded or there are too few classes. */
    static Optional<UniformErrors> of(Recording recording) {
        List<Matrix> confusions = recording.matrices(Signals.CONFUSION);
        if (confusions.isEmpty() || confusions.get(confusions.size() - 1).rows() < LEAST_CLASSES) {
            return Optional.empty();
        }
        Matrix confusion = confusions.get(confusions.size() - 1);
        int classes = confusion.rows();
        double[] rows = IntStream.range(0, classes)
                .mapToDouble(row -> IntStream.range(0, classes)
                        .mapToDouble(column -> confusion.at(row, column))
                        .sum())
                .toArray();
        List<Pair> pairs = IntStream.range(0, classes * classes)
                .filter(cell -> cell / classes != cell % classes && rows[cell / classes] > 0)
                .mapToObj(cell -> new Pair(confusion.values()[cell], confusion.values()[cell] / rows[cell / classes]))
                .sorted(Comparator.comparingDouble(Pair::share))
                .toList();
        List<Pair> fewest = pairs.subList(0, pairs.size() / 2);
        double middle =
                Median.of(Arrays.stream(rows).filter(images -> images > 0).toArray());
        if (fewest.isEmpty()) {
            return Optional.empty();
        }
        double mean = fewest.stream().mapToDouble(Pair::share).average().orElse(0);
        double evenly = (classes - 1) * evenly(mean * middle) / middle;
        double all = pairs.stream().mapToDouble(Pair::images).sum()
                / Arrays.stream(rows).sum();
        return Optional.of(new UniformErrors(
                (classes - 1) * mean,
                evenly,
                all > 0 ? evenly / all : 0,
                fewest.stream().mapToDouble(Pair::images).sum(),
                EXPECTED * (classes - 1) / middle));
    }

    /** The mean of a Poisson distribution whose lower half has this mean; 0 if that is 0. */
    private static double evenly(double lower) {
        if (lower <= 0) {
            return 0;
        }
        double low = lower;
        double high = lower + 2 * Math.sqrt(lower) + 2;
        while (high - low > 1e-6 * high) {
            double middle = (low + high) / 2;
            if (lowerHalf(middle) < lower) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double lowerHalf(double mean) {
        PoissonDistribution images = PoissonDistribution.of(mean);
        double counted = 0;
        double sum = 0;
        for (int k = 0; counted < 0.5; k++) {
            double share = Math.min(images.probability(k), 0.5 - counted);
            counted += share;
            sum += share * k;
        }
        return sum / 0.5;
    }
}
