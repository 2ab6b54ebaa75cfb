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
 * What a trial compares: the last value of one signal of each run, turned so that larger is better.
 *
 * @param title in a few words
 * @param tag of the signal
 * @param sign 1 where larger is better, -1 where smaller is
 * @param minimumEffect smallest difference that a person would care about, unless said otherwise
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Metric(String title, String tag, int sign, double minimumEffect) {
    /** Two points: less is within what a reader of a table would call the same. */
    private static final double TWO_POINTS = 0.02;

    /** Share of validation images classified correctly at the end. */
    public static final Metric VALIDATION_ACCURACY =
            new Metric("validation accuracy", Signals.VALIDATION_ACCURACY.tag(), 1, TWO_POINTS);

    /** Share of sampled training images classified correctly at the end, as in validation. */
    public static final Metric EVAL_MODE_TRAIN_ACCURACY =
            new Metric("training accuracy", Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), 1, TWO_POINTS);

    /** Cross-entropy of sampled training images at the end, as in validation. */
    public static final Metric EVAL_MODE_TRAIN_LOSS =
            new Metric("training loss", Signals.EVAL_MODE_TRAIN_LOSS.tag(), -1, 0.05);

    /** One-vs-rest AUC of one class at the end. */
    public static Metric auc(String className) {
        Signal auc = Signals.CLASS_AUC;
        return new Metric("AUC of " + className, auc.of(className), 1, TWO_POINTS);
    }

    /** Mean one-vs-rest AUC of all classes but one at the end: what a cure of that one may cost. */
    public static Metric othersAuc(String className) {
        return new Metric("mean AUC but of " + className, Signals.CLASS_OTHER_CLASSES_AUC.of(className), 1, TWO_POINTS);
    }

    /** The class that it is about, if it is about one. */
    public Optional<String> className() {
        return Stream.of(Signals.CLASS_AUC, Signals.CLASS_OTHER_CLASSES_AUC)
                .flatMap(signal -> Optional.ofNullable(signal.subjectOf(tag)).stream())
                .findFirst();
    }

    /**
     * The metric of a run, larger for better; empty if it was not recorded. A run that diverged answers by chance, whatever its
     * last finite epoch was.
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
