package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects validation that does not follow training at all, or is worse by a step from the first epoch on. */
final class ValidationMismatch implements Rule {
    /** Fewer readings do not show that nothing moves. */
    private static final int LEAST_READINGS = 4;
    /** Rise of validation accuracy over its first value that is no more than its noise. */
    private static final double NOISE = 0.05;
    /** Validation accuracy from which on a net that does not rise any more may have been good from the start. */
    private static final double FAIR = 0.5;
    /** Part by which a validation loss must fall to follow. */
    private static final double FOLLOWS = 0.1;
    /** Validation loss over training loss in the first epoch: in sound trainings validation is ahead then, as it is measured later. */
    private static final double STEP_OF_LOSS = 1.5;
    /** Gap in the first epoch. */
    private static final double STEP = 0.2;
    /** Epochs behind which the first validation is not one of the first epoch. */
    private static final double EARLY = 0.1;

    /** Rise of training accuracy after which the net has begun to learn, and times the best of validation. */
    private static final double BEGUN = 0.15;

    private static final double BEGUN_TIMES = 2;

    private static final double STUCK_SEVERITY = 0.95;
    private static final double STEP_SEVERITY = 0.85;

    @Override
    public String id() {
        return "validation-mismatch";
    }

    @Override
    public String title() {
        return "Validation does not follow training";
    }

    @Override
    public String about() {
        return "The net learns its training images, but validation stays where it began, or is worse by a step from the first "
                + "epoch on: the two splits differ in preprocessing, labels or class order, or validation runs in the wrong mode.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        Series accuracy = recording.series(Signals.VALIDATION_ACCURACY);
        Series loss = recording.series(Signals.VALIDATION_LOSS);
        Series train = recording.series(Signals.TRAIN_LOSS);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (accuracy.size() < LEAST_READINGS && loss.size() < LEAST_READINGS) {
            return new Opinion.Unknown(
                    "validation accuracy or loss of " + LEAST_READINGS + " epochs is not recorded",
                    "Record it after each epoch.",
                    List.of(new Need.Recorded(
                            accuracy.isEmpty() && loss.isEmpty()
                                    ? Signals.VALIDATION_ACCURACY
                                    : accuracy.isEmpty() ? Signals.VALIDATION_LOSS : Signals.VALIDATION_ACCURACY)));
        }
        boolean learns = fit.isKnown() && (fit.skill() >= TrainingSkill.POOR || hasBegun(recording, accuracy));
        if (!learns || LossCurve.of(recording).endsNonFinite()) {
            return !fit.isKnown()
                    ? new Opinion.Unknown(
                            train.isEmpty()
                                    ? "neither training loss nor training accuracy is recorded"
                                    : "no training accuracy is recorded, and the training loss alone does not tell "
                                            + "whether the net learns",
                            "Record it.",
                            List.of(new Need.Recorded(train.isEmpty() ? Signals.TRAIN_LOSS : Signals.TRAIN_ACCURACY)))
                    : new Opinion.Absent("Training itself has not got far: " + fit.words() + ".", List.of());
        }
        Evidence learnt = learnt(train, fit);
        Evidence stuck = stuck(accuracy, loss, train);
        if (stuck != null) {
            return present(STUCK_SEVERITY, stuck, learnt);
        }
        Evidence step = step(recording, accuracy, loss, train);
        if (step != null) {
            return present(STEP_SEVERITY, step, learnt);
        }
        Evidence follows = follows(accuracy.isEmpty() ? loss : accuracy, !accuracy.isEmpty());
        return new Opinion.Absent(follows.sentence(), List.of(follows));
    }

    /** Whether training accuracy has clearly risen while validation is a constant. */
    private static boolean hasBegun(Recording recording, Series validation) {
        Series train = recording.series(Signals.TRAIN_ACCURACY);
        return train.size() >= LEAST_READINGS
                && validation.size() >= LEAST_READINGS
                && train.last() - train.value(0) >= BEGUN
                && train.last() >= BEGUN_TIMES * validation.max();
    }

    private static Opinion present(double severity, Evidence... evidence) {
        return new Opinion.Present(severity, List.of(), List.of(), evidence[0].fromStep(), List.of(evidence));
    }

    /** Validation that never moves; null if it does. */
    private static @Nullable Evidence stuck(Series accuracy, Series loss, Series train) {
        if (accuracy.size() >= LEAST_READINGS) {
            boolean still = accuracy.max() <= accuracy.value(0) + NOISE
                    && accuracy.last() < FAIR
                    && Median.of(accuracy.values()) < FAIR;
            return still
                    ? new Evidence(
                            Signals.VALIDATION_ACCURACY.tag(),
                            accuracy.step(0),
                            accuracy.lastStep(),
                            accuracy.max() - accuracy.value(0),
                            NOISE,
                            "Validation accuracy has not risen in " + accuracy.size() + " epochs: it was "
                                    + NumberPhrase.percent(accuracy.value(0)) + " first, "
                                    + NumberPhrase.percent(accuracy.max()) + " at best and "
                                    + NumberPhrase.percent(accuracy.last()) + " last.")
                    : null;
        }
        boolean still = loss.min() > (1 - FOLLOWS) * loss.value(0)
                && train.size() > 0
                && loss.value(0) > STEP_OF_LOSS * train.value(0);
        return still
                ? new Evidence(
                        Signals.VALIDATION_LOSS.tag(),
                        loss.step(0),
                        loss.lastStep(),
                        1 - loss.min() / loss.value(0),
                        FOLLOWS,
                        "The validation loss has not fallen in " + loss.size() + " epochs: it was "
                                + NumberPhrase.number(loss.value(0)) + " first, " + NumberPhrase.number(loss.min())
                                + " at best and " + NumberPhrase.number(loss.last()) + " last.")
                : null;
    }

    /** A gap that is there from the first epoch on and stays; null if there is none. */
    private static @Nullable Evidence step(Recording recording, Series accuracy, Series loss, Series train) {
        Series trained = recording.series(Signals.TRAIN_ACCURACY);
        if (accuracy.isEmpty() || trained.isEmpty()) {
            return null;
        }
        List<Double> gaps = gaps(trained, accuracy);
        boolean early = recording.epochOf(accuracy.step(0)) <= Math.max(1, EARLY * recording.epochs());
        if (gaps.size() < LEAST_READINGS || !early) {
            return null;
        }
        int third = Math.max(2, gaps.size() / 3);
        double least = gaps.subList(0, third).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double end = gaps.get(gaps.size() - 1);
        boolean worseLoss = loss.isEmpty() || train.isEmpty() || loss.value(0) > STEP_OF_LOSS * train.value(0);
        return least >= STEP && end >= STEP && worseLoss
                ? new Evidence(
                        Signals.VALIDATION_ACCURACY.tag(),
                        accuracy.step(0),
                        accuracy.lastStep(),
                        least,
                        STEP,
                        "Validation is behind training from the first epoch on: by "
                                + NumberPhrase.points(gaps.get(0)) + " then and by " + NumberPhrase.points(end)
                                + " at the end. Overfitting comes later, and grows from nothing.")
                : null;
    }

    private static List<Double> gaps(Series train, Series validation) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 0; i < validation.size(); i++) {
            int at = train.indexFrom(validation.step(i));
            if (at < train.size() && train.step(at) == validation.step(i)) {
                gaps.add(train.value(at) - validation.value(i));
            }
        }
        return gaps;
    }

    private static Evidence learnt(Series train, TrainingSkill fit) {
        boolean byLoss = fit.isEstimated() && !train.isEmpty();
        return new Evidence(
                byLoss ? Signals.TRAIN_LOSS.tag() : fit.tag(),
                byLoss ? train.step(0) : fit.step(),
                byLoss ? train.lastStep() : fit.step(),
                byLoss ? train.last() : fit.accuracy(),
                Double.NaN,
                byLoss
                        ? "The net learns its training images: the training loss fell from "
                                + NumberPhrase.number(train.value(0)) + " to " + NumberPhrase.number(train.last()) + "."
                        : "The net learns its training images: " + fit.words() + ".");
    }

    private static Evidence follows(Series curve, boolean accuracy) {
        Signal signal = accuracy ? Signals.VALIDATION_ACCURACY : Signals.VALIDATION_LOSS;
        return new Evidence(
                signal.tag(),
                curve.step(0),
                curve.lastStep(),
                curve.last(),
                Double.NaN,
                accuracy
                        ? "Validation follows training: its accuracy went from "
                                + NumberPhrase.percent(curve.value(0)) + " to " + NumberPhrase.percent(curve.max())
                                + " at best."
                        : "Validation follows training: its loss went from " + NumberPhrase.number(curve.value(0))
                                + " to " + NumberPhrase.number(curve.min()) + " at best.");
    }
}
