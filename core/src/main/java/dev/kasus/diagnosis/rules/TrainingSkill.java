package dev.kasus.diagnosis.rules;

import dev.kasus.run.LogOrigin;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;

/**
 * How well a run has learnt its training images, as skill: 0 at chance, 1 at 100 % accuracy. Rules use it to report
 * unusual signals only if the net does not learn.
 */
final class TrainingSkill {
    /** Skill from which on the net has learnt its training images, whatever its gradients and units look like. */
    static final double GOOD = 0.9;
    /** The same where it is the mean probability of the right class. */
    static final double GOOD_BY_ESTIMATE = 0.65;
    /** Skill below which the net has not learnt its training images. */
    static final double POOR = 0.5;

    private final Series accuracy;
    private final Signal signal;
    private final ChanceLevel chance;
    private final boolean diverged;
    private final boolean estimated;

    private TrainingSkill(Signal signal, Series accuracy, ChanceLevel chance, boolean diverged, boolean estimated) {
        this.signal = signal;
        this.accuracy = accuracy;
        this.chance = chance;
        this.diverged = diverged;
        this.estimated = estimated;
    }

    /**
     * From eval-mode training accuracy if recorded; else from training accuracy; of a log that has neither, estimated from
     * training loss and validation accuracy.
     */
    static TrainingSkill of(Recording recording) {
        Series evalMode = recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY);
        boolean estimated = evalMode.isEmpty()
                && recording.recipe().isEmpty()
                && recording.series(Signals.TRAIN_ACCURACY).isEmpty();
        if (estimated) {
            return estimate(recording);
        }
        Signal signal = evalMode.isEmpty() ? Signals.TRAIN_ACCURACY : Signals.EVAL_MODE_TRAIN_ACCURACY;
        boolean diverged = LossCurve.of(recording).endsNonFinite();
        return new TrainingSkill(signal, recording.series(signal), ChanceLevel.of(recording), diverged, false);
    }

    /**
     * A net is at least as accurate on its training images as in validation, and mostly as accurate as the mean
     * probability of the right class, exp(-loss). A middling loss alone tells nothing: its scale is not known.
     */
    private static TrainingSkill estimate(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        Series validation = recording.series(Signals.VALIDATION_ACCURACY);
        Series.Builder accuracy = new Series.Builder();
        boolean parts = recording.origin().filter(LogOrigin::lossInParts).isPresent();
        boolean told = !validation.isEmpty() || Math.exp(-loss.last()) >= POOR || CurveTrend.hasNotMoved(loss);
        // A negative loss, or one of a detector, is no cross-entropy.
        if (!told || parts || loss.min() < 0) {
            loss = Series.EMPTY;
        }
        Signal signal = validation.isEmpty() ? Signals.TRAIN_LOSS : Signals.VALIDATION_ACCURACY;
        for (int i = 0; i < loss.size(); i++) {
            int seen = validation.indexFrom(loss.step(i) + 1) - 1;
            double probability = Math.exp(-loss.value(i));
            double validated = seen < 0 ? Double.NaN : validation.value(seen);
            boolean higher = !(validated >= probability);
            accuracy.add(loss.step(i), higher ? probability : validated);
            signal = i == loss.size() - 1 && higher ? Signals.TRAIN_LOSS : signal;
        }
        return new TrainingSkill(
                signal,
                loss.isEmpty() ? validation : accuracy.build(),
                ChanceLevel.of(recording),
                LossCurve.of(recording).endsNonFinite(),
                true);
    }

    /** Whether it is estimated, as no training accuracy is recorded. */
    boolean isEstimated() {
        return estimated;
    }

    /** The accuracies by epoch that it rests on. */
    Series accuracies() {
        return accuracy;
    }

    /** Whether it is known: an epoch with an accuracy was completed, or the loss ended non-finite. */
    boolean isKnown() {
        return diverged || Double.isFinite(accuracy.last());
    }

    /** The skill at the end; 0 if the loss is no longer finite; NaN if it is not known. */
    double skill() {
        return diverged ? 0 : isKnown() ? chance.skill(accuracy.last()) : Double.NaN;
    }

    /** The largest skill of any epoch; 0 if there is none. */
    double bestSkill() {
        double best = accuracy.max();
        return Double.isNaN(best) ? 0 : chance.skill(best);
    }

    /** Whether the training images are learnt, or nearly: an estimate from the loss stays behind accuracy. */
    boolean hasLearntMost() {
        return isKnown() && skill() >= (estimated ? GOOD_BY_ESTIMATE : GOOD);
    }

    boolean isPoor() {
        return isKnown() && skill() < POOR;
    }

    boolean isGood() {
        return isKnown() && skill() >= GOOD;
    }

    /** The skill gained over the second half of the readings; 0 if there are fewer than two. */
    double recentGain() {
        int size = accuracy.size();
        return size < 2 || diverged ? 0 : skill() - chance.skill(accuracy.value((size - 1) / 2));
    }

    /** The accuracy at the end; NaN if it is not known. */
    double accuracy() {
        return accuracy.last();
    }

    /** The tag of the signal it rests on. */
    String tag() {
        return signal.tag();
    }

    /** The step of the last reading; -1 if there is none. */
    long step() {
        return accuracy.lastStep();
    }

    /** In words, such as "eval-mode training accuracy is 16 %". */
    String words() {
        if (diverged) {
            return "the loss is no longer finite";
        }
        return signal.equals(Signals.TRAIN_LOSS)
                ? "the training loss is " + NumberPhrase.number(-Math.log(accuracy.last()))
                : words(signal, accuracy.last());
    }

    /** An accuracy in words, with the kind of accuracy. */
    static String words(Signal accuracy, double value) {
        String name = accuracy.equals(Signals.VALIDATION_ACCURACY)
                ? "validation accuracy"
                : accuracy.equals(Signals.EVAL_MODE_TRAIN_ACCURACY)
                        ? "eval-mode training accuracy"
                        : "training accuracy during the epochs";
        return name + " is " + NumberPhrase.percent(value);
    }
}
