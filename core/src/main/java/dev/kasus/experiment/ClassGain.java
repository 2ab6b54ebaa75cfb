package dev.kasus.experiment;

import dev.kasus.diagnosis.Clue;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.run.Recording;
import java.util.Optional;

/**
 * What a change brings a stuck class: how much better it is told apart than in the run.
 *
 * @param auc with the change; one half if it is not known
 * @param gain above that of the run
 * @param bearing what that says of the cause that the change would undo
 */
record ClassGain(double auc, double gain, double severity, Clue.Bearing bearing) {
    /** Beyond what two seeds differ by in a ranking. */
    static final double MUCH = 0.1;

    static final double NOTHING = 0.05;
    private static final double LEAST_SEVERITY = 0.4;

    static ClassGain of(StuckClass stuck, Recording changed) {
        Optional<StuckClass> after = StuckClass.standing(changed, stuck.name());
        double auc = after.map(StuckClass::told).orElse(0.5);
        double gain = auc - stuck.told();
        double reach = ClassSuspects.Z
                * Math.hypot(stuck.toldError(), after.map(StuckClass::toldError).orElse(0.0));
        Clue.Bearing bearing = gain >= MUCH && gain > reach && auc >= StuckClass.TOLD_APART
                ? Clue.Bearing.FOR
                : gain < NOTHING ? Clue.Bearing.AGAINST : Clue.Bearing.NEITHER;
        double undone = Math.max(0, Math.min(1, gain / Math.max(1e-9, 1 - stuck.told())));
        double severity = bearing == Clue.Bearing.FOR ? LEAST_SEVERITY + (1 - LEAST_SEVERITY) * undone : 0;
        return new ClassGain(auc, gain, severity, bearing);
    }

    /** What would speak for and against a cause. */
    static Expectation expectation(String cause, StuckClass stuck, String change) {
        return new Expectation(
                cause,
                change + ", " + stuck.name() + " is told apart at an AUC higher by " + MUCH
                        + " or more, beyond the interval of the difference, and at " + StuckClass.TOLD_APART
                        + " at least",
                "it is higher by less than " + NOTHING);
    }
}
