package dev.kasus.diagnosis.rules;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;

/**
 * Accuracy and loss of a constant prediction, which ignores the input.
 *
 * @param accuracy share of the largest class; 0 if the classes are not known
 * @param loss entropy of the classes in nats, ln(number) if they are equally large; NaN if the classes are not known
 */
record ChanceLevel(double accuracy, double loss) {
    /** Readings of a log that must agree. */
    private static final int LEAST_READINGS = 4;
    /** Relative change of a loss, or change of an accuracy, from which on it has moved. */
    private static final double MOVED = 0.05;
    /** From this accuracy on a net that does not move may as well be one that was trained before. */
    private static final double MOST = 0.8;

    private static final ChanceLevel UNKNOWN = new ChanceLevel(0, Double.NaN);

    /** From the class frequencies in training; if not recorded, from the number of classes. */
    static ChanceLevel of(Recording recording) {
        List<Integer> counts =
                recording.provenance().map(Provenance::trainCounts).orElse(List.of());
        if (counts.stream().filter(count -> count > 0).count() >= 2) {
            return of(counts);
        }
        int classes = recording.subjects(Signals.CLASS_AUC).size();
        List<Matrix> confusion = recording.matrices(Signals.CONFUSION);
        if (classes < 2 && !confusion.isEmpty()) {
            classes = confusion.get(0).rows();
        }
        if (classes < 2 && recording.recipe().isEmpty()) {
            return ofCurves(recording);
        }
        return classes < 2 ? UNKNOWN : of(Collections.nCopies(classes, 1));
    }

    /**
     * Of a log that does not say how many classes there are: its own level, where loss and accuracy do not move and are
     * those of a constant prediction. The accuracy is then the share p of the largest class, and the loss, an entropy, is not
     * below -p ln(p) - (1-p) ln(1-p).
     */
    private static ChanceLevel ofCurves(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        Series train = recording.series(Signals.TRAIN_ACCURACY);
        Series accuracy = train.isEmpty() ? recording.series(Signals.VALIDATION_ACCURACY) : train;
        if (loss.size() < LEAST_READINGS || accuracy.size() < LEAST_READINGS) {
            return UNKNOWN;
        }
        loss = CurveTrend.settled(loss);
        double level = Median.of(loss.values());
        double share = Median.of(accuracy.values());
        boolean moves = loss.last() < (1 - MOVED) * loss.value(0)
                || loss.min() < (1 - MOVED) * level
                || share > MOST
                || accuracy.max() - accuracy.min() > MOVED;
        double least = -share * Math.log(share) - (1 - share) * Math.log1p(-share);
        return !moves && share > 0 && share < 1 && level >= (1 - MOVED) * least
                ? new ChanceLevel(share, level)
                : UNKNOWN;
    }

    private static ChanceLevel of(List<Integer> counts) {
        double total = counts.stream().mapToDouble(count -> count).sum();
        double entropy = counts.stream()
                .filter(count -> count > 0)
                .mapToDouble(count -> -count / total * Math.log(count / total))
                .sum();
        return new ChanceLevel(Collections.max(counts) / total, entropy);
    }

    /** Accuracy rescaled so that chance is 0 and 100 % is 1. */
    double skill(double accuracyReached) {
        return Math.max(0, Math.min(1, (accuracyReached - accuracy) / (1 - accuracy)));
    }

    /** The accuracy of a skill: the inverse of {@link #skill}. */
    double accuracy(double skill) {
        return accuracy + skill * (1 - accuracy);
    }
}
