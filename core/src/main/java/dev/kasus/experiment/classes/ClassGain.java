package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.run.Recording;
import java.util.Optional;

/**
 * What a change brings a unlearned class: how much better it is separated than in the run.
 *
 * @param auc with the change; one half if it is not known
 * @param gain above that of the run
 * @param bearing what that says of the cause that the change would undo
 */
record ClassGain(double auc, double gain, double severity, ExperimentOutcome.Bearing bearing) {
    /** Beyond what two seeds differ by in a ranking. */
    static final double MUCH = 0.1;

    static final double NOTHING = 0.05;
    private static final double LEAST_SEVERITY = 0.4;

    static ClassGain of(UnlearnedClass unlearned, Recording changed) {
        Optional<UnlearnedClass> after = UnlearnedClass.standing(changed, unlearned.name());
        double auc = after.map(UnlearnedClass::told).orElse(0.5);
        double gain = auc - unlearned.told();
        double reach = ClassSuspects.Z
                * Math.hypot(
                        unlearned.toldError(),
                        after.map(UnlearnedClass::toldError).orElse(0.0));
        ExperimentOutcome.Bearing bearing = gain >= MUCH && gain > reach && auc >= UnlearnedClass.TOLD_APART
                ? ExperimentOutcome.Bearing.FOR
                : gain < NOTHING ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
        double undone = Math.max(0, Math.min(1, gain / Math.max(1e-9, 1 - unlearned.told())));
        double severity = bearing == ExperimentOutcome.Bearing.FOR ? LEAST_SEVERITY + (1 - LEAST_SEVERITY) * undone : 0;
        return new ClassGain(auc, gain, severity, bearing);
    }

    /** What would speak for and against a cause. */
    static Expectation expectation(String cause, UnlearnedClass unlearned, String change) {
        return new Expectation(
                cause,
                change + ", " + unlearned.name() + " is separated at an AUC higher by " + MUCH
                        + " or more, beyond the interval of the difference, and at " + UnlearnedClass.TOLD_APART
                        + " at least",
                "it is higher by less than " + NOTHING);
    }
}
