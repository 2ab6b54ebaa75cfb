package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects a gap between training accuracy and validation accuracy. */
final class OverfittingGap implements Rule {
    /** On a small data set a gap of up to ten points is normal; beyond fifteen it is not. */
    static final double WIDE = 0.15;
    /** Limit that the lower end of the 95 % interval of the gap must exceed. */
    static final double SURE = 0.05;
    /** Gap at which the severity is highest. */
    private static final double WORST = 0.4;
    /** A validation loss that has risen by a quarter above its minimum is further evidence. */
    private static final double RISEN = 1.25;
    /** Readings that must agree, so that no single epoch decides. */
    private static final int READINGS = 3;
    /** Number of training images behind {@code train/eval-mode-accuracy}; see {@code docs/signals.md}. */
    static final int EVAL_MODE_SAMPLE = 512;

    private static final double LEAST_SEVERITY = 0.3;

    @Override
    public String id() {
        return "overfitting-gap";
    }

    @Override
    public String title() {
        return "Overfitting gap";
    }

    @Override
    public String about() {
        return "The net is much more accurate on its training images than on images that it has not seen.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        Series evalMode = recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY);
        Signal signal = evalMode.isEmpty() ? Signals.TRAIN_ACCURACY : Signals.EVAL_MODE_TRAIN_ACCURACY;
        Series train = recording.series(signal);
        Series validation = RecomposedAccuracy.of(recording);
        if (LossCurve.of(recording).endsNonFinite()) {
            return new Opinion.Absent(
                    "The loss is no longer finite: see non-finite loss. No accuracy counts after that.", List.of());
        }
        Series gap = sound(gap(train, validation), recording.series(Signals.VALIDATION_LOSS));
        if (gap.isEmpty() && recording.recipe().isEmpty()) {
            Opinion losses = OverfittingLosses.judge(recording);
            if (!(losses instanceof Opinion.Unknown)) {
                return losses;
            }
        }
        if (gap.isEmpty()) {
            return new Opinion.Unknown(
                    "training and validation accuracy at the same steps are not recorded",
                    "Record " + Signals.TRAIN_ACCURACY.tag() + " and " + Signals.VALIDATION_ACCURACY.tag() + ".",
                    needs(recording));
        }
        double width = Median.of(gap.tail(READINGS).values());
        Evidence evidence = new Evidence(
                Signals.VALIDATION_ACCURACY.tag(),
                gap.tail(READINGS).step(0),
                gap.lastStep(),
                width,
                WIDE,
                NumberPhrase.capitalized(TrainingSkill.words(signal, train.last())) + ", validation accuracy "
                        + NumberPhrase.percent(validation.last()) + how(recording, validation)
                        + ". The gap over the last recorded values is " + NumberPhrase.points(width) + "; "
                        + NumberPhrase.points(WIDE) + " or more counts as wide.");
        if (!(width >= WIDE) && recording.recipe().isEmpty() && width >= SURE) {
            Optional<Opinion> turned = OverfittingLosses.besides(recording, evidence);
            if (turned.isPresent()) {
                return turned.get();
            }
        }
        if (!(width >= WIDE)) {
            return new Opinion.Absent(evidence.sentence(), List.of(evidence));
        }
        List<Evidence> all = new ArrayList<>(List.of(evidence));
        double sure = surely(recording, signal, train.last(), validation.last());
        if (!Double.isNaN(sure)) {
            all.add(new Evidence(
                    Signals.VALIDATION_ACCURACY.tag(),
                    gap.lastStep(),
                    gap.lastStep(),
                    sure,
                    SURE,
                    "The lower limit of the 95 % interval of the gap, given the number of images, is "
                            + NumberPhrase.points(sure) + "."));
        }
        if (sure < SURE) {
            return new Opinion.Absent(
                    "The gap is wide but measured on few images: " + all.get(1).sentence(), all);
        }
        double severity = LEAST_SEVERITY + (1 - LEAST_SEVERITY) * NumberPhrase.rising(width, WIDE, WORST);
        addRisen(recording.series(Signals.VALIDATION_LOSS), all);
        return new Opinion.Present(severity, List.of(), List.of(), onset(gap), all);
    }

    /** The corrections of validation accuracy, in words; empty if there are none. */
    private static String how(Recording recording, Series counted) {
        if (counted == recording.series(Signals.VALIDATION_ACCURACY)) {
            return "";
        }
        List<String> unlearned = RecomposedAccuracy.unlearned(recording);
        return " (reweighted to the class frequencies of training)"
                + (unlearned.isEmpty()
                        ? ""
                        : " and without " + String.join(" and ", unlearned) + ", which are confused");
    }

    private static Series gap(Series train, Series validation) {
        Series.Builder gap = new Series.Builder();
        int j = 0;
        for (int i = 0; i < train.size(); i++) {
            while (j < validation.size() && validation.step(j) < train.step(i)) {
                j++;
            }
            if (j < validation.size() && validation.step(j) == train.step(i)) {
                double width = train.value(i) - validation.value(j);
                if (Double.isFinite(width)) {
                    gap.add(train.step(i), width);
                }
            }
        }
        return gap.build();
    }

    /** Without the steps at which the validation loss was not finite: no accuracy counts there. */
    private static Series sound(Series gap, Series loss) {
        Series.Builder sound = new Series.Builder();
        for (int i = 0; i < gap.size(); i++) {
            int at = loss.indexFrom(gap.step(i));
            boolean broken = at < loss.size() && loss.step(at) == gap.step(i) && !Double.isFinite(loss.value(at));
            if (!broken) {
                sound.add(gap.step(i), gap.value(i));
            }
        }
        return sound.build();
    }

    /** The lower end of the 95 % interval of the gap; NaN if the number of images is unknown. */
    private static double surely(Recording recording, Signal signal, double train, double validation) {
        int validated = recording.provenance().map(Provenance::validationCounts).orElse(List.of()).stream()
                .mapToInt(count -> count)
                .sum();
        int trained = recording.provenance().map(Provenance::trainCounts).orElse(List.of()).stream()
                .mapToInt(count -> count)
                .sum();
        if (validated == 0 || trained == 0) {
            return Double.NaN;
        }
        int counted = signal.equals(Signals.EVAL_MODE_TRAIN_ACCURACY) ? Math.min(EVAL_MODE_SAMPLE, trained) : trained;
        return ProportionGap.lower(train, counted, validation, validated);
    }

    private static void addRisen(Series loss, List<Evidence> all) {
        double lowest = loss.min();
        if (loss.last() > RISEN * lowest) {
            all.add(new Evidence(
                    Signals.VALIDATION_LOSS.tag(),
                    loss.step(0),
                    loss.lastStep(),
                    loss.last(),
                    RISEN * lowest,
                    "The validation loss has risen from " + NumberPhrase.number(lowest) + " to "
                            + NumberPhrase.number(loss.last()) + "."));
        }
    }

    /** The step from which on the gap is wide. */
    private static long onset(Series gap) {
        int first = gap.size() - 1;
        while (first > 0 && gap.value(first - 1) >= WIDE) {
            first--;
        }
        return gap.step(first);
    }

    /** Both, where both are recorded but never at the same step. */
    private static List<Need> needs(Recording recording) {
        List<Need> needs = Lacking.of(recording)
                .trainingAccuracy()
                .signals(Signals.VALIDATION_ACCURACY)
                .needs();
        return needs.isEmpty()
                ? List.of(new Need.Recorded(Signals.TRAIN_ACCURACY), new Need.Recorded(Signals.VALIDATION_ACCURACY))
                : needs;
    }
}
