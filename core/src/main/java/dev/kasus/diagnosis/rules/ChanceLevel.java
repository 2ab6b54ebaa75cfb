package dev.kasus.diagnosis.rules;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;

/**
 * What a net reaches that ignores its input and gives every image the same answer.
 *
 * @param accuracy share of the largest class; 0 if the classes are not known
 * @param loss entropy of the classes in nats, ln(number) if they are equally large; NaN if the classes are not known
 */
record ChanceLevel(double accuracy, double loss) {
    private static final ChanceLevel UNKNOWN = new ChanceLevel(0, Double.NaN);

    /** By the training images of each class; where those are not recorded, by the number of classes. */
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

    /** Where an accuracy stands between chance, 0, and all right, 1. */
    double skill(double accuracyReached) {
        return Math.max(0, Math.min(1, (accuracyReached - accuracy) / (1 - accuracy)));
    }

    /** The accuracy that stands so far from chance: the inverse of {@link #skill}. */
    double accuracy(double skill) {
        return accuracy + skill * (1 - accuracy);
    }
}
