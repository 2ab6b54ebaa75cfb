package dev.kasus.trial;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The metric of a trial: the last value of a signal of each run, with its sign changed if smaller is better.
 *
 * @param title in a few words
 * @param tag of the signal
 * @param sign 1 where larger is better, -1 where smaller is
 * @param minimumEffect default of the smallest difference that matters in practice
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Metric(String title, String tag, int sign, double minimumEffect) {
    /** Two percentage points, the smallest difference that matters by default. */
    private static final double TWO_POINTS = 0.02;

    /** Share of validation images classified correctly at the end. */
    public static final Metric VALIDATION_ACCURACY =
            new Metric("validation accuracy", Signals.VALIDATION_ACCURACY.tag(), 1, TWO_POINTS);

    /** Eval-mode accuracy on sampled training images at the end. */
    public static final Metric EVAL_MODE_TRAIN_ACCURACY =
            new Metric("training accuracy", Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), 1, TWO_POINTS);

    /** Eval-mode cross-entropy on sampled training images at the end. */
    public static final Metric EVAL_MODE_TRAIN_LOSS =
            new Metric("training loss", Signals.EVAL_MODE_TRAIN_LOSS.tag(), -1, 0.05);

    /** One-vs-rest AUC of one class at the end. */
    public static Metric auc(String className) {
        Signal auc = Signals.CLASS_AUC;
        return new Metric("AUC of " + className, auc.of(className), 1, TWO_POINTS);
    }

    /** Mean one-vs-rest AUC of all other classes at the end: what a cure of one class may cost. */
    public static Metric otherClassesAuc(String className) {
        return new Metric(
                "mean AUC without " + className, Signals.CLASS_OTHER_CLASSES_AUC.of(className), 1, TWO_POINTS);
    }

    /** The class of the metric, if it has one. */
    public Optional<String> className() {
        return Stream.of(Signals.CLASS_AUC, Signals.CLASS_OTHER_CLASSES_AUC)
                .flatMap(signal -> Optional.ofNullable(signal.subjectOf(tag)).stream())
                .findFirst();
    }

    /**
     * The metric of a run, larger for better; empty if it was not recorded. A diverged run counts as chance,
     * whatever its last finite epoch was.
     */
    public Optional<Double> of(Recording recording, boolean diverged) {
        if (diverged && recording.provenance().isPresent()) {
            return Optional.of(sign * atChance(recording.provenance().get()));
        }
        Series series = recording.series(tag);
        return series.isEmpty() || !Double.isFinite(series.last())
                ? Optional.empty()
                : Optional.of(sign * series.last());
    }

    private double atChance(Provenance provenance) {
        int classes = provenance.classes().size();
        if (tag.equals(Signals.EVAL_MODE_TRAIN_LOSS.tag())) {
            return Math.log(classes);
        }
        return tag.endsWith("auc") ? 0.5 : 1.0 / classes;
    }

    /** Smallest step of the metric: one validation image for a share, nothing for a loss. */
    public double resolution(Provenance provenance) {
        List<Integer> counts = provenance.validationCounts();
        int images = counts.stream().mapToInt(Integer::intValue).sum();
        return sign > 0 && images > 0 ? 1.0 / images : 0;
    }
}
