package dev.kasus.diagnosis.rules;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
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
        return classes < 2 ? UNKNOWN : of(Collections.nCopies(classes, 1));
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
