package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.stream.Stream;

/**
 * Validation accuracy reweighted to the class frequencies of training, without unlearned classes and their most
 * confused classes: the mean recall, weighted by training shares. If both splits have the same class frequencies and
 * every class is learnt, it equals validation accuracy.
 */
final class RecomposedAccuracy {
    /** Total difference of shares that is due to rounding. */
    private static final double ALIKE = 0.05;

    private RecomposedAccuracy() {}

    static Series of(Recording recording) {
        return of(recording, unlearned(recording));
    }

    /** The same with every class. */
    static Series ofAllClasses(Recording recording) {
        return of(recording, List.of());
    }

    private static Series of(Recording recording, List<String> unlearned) {
        Series accuracy = recording.series(Signals.VALIDATION_ACCURACY);
        Provenance provenance = recording.provenance().orElse(null);
        if (provenance == null
                || (unlearned.isEmpty() && alike(provenance.trainCounts(), provenance.validationCounts()))) {
            return accuracy;
        }
        Series.Builder recomposed = new Series.Builder();
        for (int i = 0; i < accuracy.size(); i++) {
            double value = at(recording, provenance, unlearned, accuracy.step(i));
            if (Double.isFinite(value)) {
                recomposed.add(accuracy.step(i), value);
            }
        }
        Series series = recomposed.build();
        return series.isEmpty() ? accuracy : series;
    }

    private static boolean alike(List<Integer> train, List<Integer> validation) {
        double trained = train.stream().mapToDouble(Integer::doubleValue).sum();
        double validated = validation.stream().mapToDouble(Integer::doubleValue).sum();
        double apart = 0;
        for (int c = 0; c < Math.min(train.size(), validation.size()); c++) {
            apart += Math.abs(train.get(c) / trained - validation.get(c) / validated);
        }
        return !(apart / 2 >= ALIKE);
    }

    /** Unlearned classes and their most confused classes: confusion of two classes is not a generalisation gap. */
    static List<String> unlearned(Recording recording) {
        return UnlearnedClass.of(recording).orElse(List.of()).stream()
                .flatMap(unlearned -> Stream.of(unlearned.name(), unlearned.mostConfused()))
                .distinct()
                .toList();
    }

    private static double at(Recording recording, Provenance provenance, List<String> without, long step) {
        double sum = 0;
        double weight = 0;
        for (int c = 0; c < provenance.classes().size(); c++) {
            String name = provenance.classes().get(c);
            Series recall = recording.series(Signals.CLASS_RECALL, name);
            int index = recall.indexFrom(step);
            boolean known = !without.contains(name)
                    && index < recall.size()
                    && recall.step(index) == step
                    && Double.isFinite(recall.value(index));
            if (known) {
                sum += provenance.trainCounts().get(c) * recall.value(index);
                weight += provenance.trainCounts().get(c);
            }
        }
        return sum / weight;
    }
}
