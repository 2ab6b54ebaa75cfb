package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of a net's errors that is spread evenly over all pairs of classes. A net takes a class for the few that look like it and leaves most of the
 * confusion matrix empty; labels that are wrong at random fill all of it.
 *
 * @param share of the validation images that such errors make, estimated from the half of the pairs of classes with the fewest
 * @param images that were counted in that half
 * @param visible the least share of which a pair of classes would be expected to hold an image or so
 */
record SpreadErrors(double share, double images, double visible) {
    /** Of three classes each is like each. */
    private static final int LEAST_CLASSES = 4;

    /** Expected images a pair from which on the lower half of the pairs is not just empty. */
    private static final double EXPECTED = 0.5;

    private record Pair(double images, double share) {}

    /** At the end of a run; empty if what was taken for what is not recorded or there are too few classes. */
    static Optional<SpreadErrors> of(Recording recording) {
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
        return fewest.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpreadErrors(
                        (classes - 1)
                                * fewest.stream()
                                        .mapToDouble(Pair::share)
                                        .average()
                                        .orElse(0),
                        fewest.stream().mapToDouble(Pair::images).sum(),
                        EXPECTED * (classes - 1) / middle));
    }
}
