package dev.kasus.diagnosis.rules;

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
    /** Skill below which the net has not learnt its training images. */
    static final double POOR = 0.5;

    private final Series accuracy;
    private final Signal signal;
    private final ChanceLevel chance;
    private final boolean diverged;

    private TrainingSkill(Signal signal, Series accuracy, ChanceLevel chance, boolean diverged) {
        this.signal = signal;
        this.accuracy = accuracy;
        this.chance = chance;
        this.diverged = diverged;
    }

    /** From eval-mode training accuracy if recorded; else from training accuracy. */
    static TrainingSkill of(Recording recording) {
        Series evalMode = recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY);
        Signal signal = evalMode.isEmpty() ? Signals.TRAIN_ACCURACY : Signals.EVAL_MODE_TRAIN_ACCURACY;
        boolean diverged = LossCurve.of(recording).endsNonFinite();
        return new TrainingSkill(signal, recording.series(signal), ChanceLevel.of(recording), diverged);
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
        return diverged ? "the loss is no longer finite" : words(signal, accuracy.last());
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
