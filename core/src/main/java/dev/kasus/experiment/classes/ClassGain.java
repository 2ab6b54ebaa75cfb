package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.run.Recording;
import java.util.Optional;

/**
 * The gain in AUC of an unlearned class through a change.
 *
 * @param auc with the change; 0.5 if unknown
 * @param gain over the AUC of the run
 * @param bearing what that shows about the cause that the change would remove
 */
record ClassGain(double auc, double gain, double severity, ExperimentOutcome.Bearing bearing) {
    /** Above the usual difference between two seeds. */
    static final double MUCH = 0.1;

    static final double NOTHING = 0.05;
    private static final double LEAST_SEVERITY = 0.4;

    static ClassGain of(UnlearnedClass unlearned, Recording changed) {
        Optional<UnlearnedClass> after = UnlearnedClass.standing(changed, unlearned.name());
        double auc = after.map(UnlearnedClass::lowestAuc).orElse(0.5);
        double gain = auc - unlearned.lowestAuc();
        double reach = ClassSuspects.Z
                * Math.hypot(
                        unlearned.lowestAucError(),
                        after.map(UnlearnedClass::lowestAucError).orElse(0.0));
        ExperimentOutcome.Bearing bearing = gain >= MUCH && gain > reach && auc >= UnlearnedClass.SEPARATED
                ? ExperimentOutcome.Bearing.FOR
                : gain < NOTHING ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
        double undone = Math.max(0, Math.min(1, gain / Math.max(1e-9, 1 - unlearned.lowestAuc())));
        double severity = bearing == ExperimentOutcome.Bearing.FOR ? LEAST_SEVERITY + (1 - LEAST_SEVERITY) * undone : 0;
        return new ClassGain(auc, gain, severity, bearing);
    }

    /** The criteria for and against a cause. */
    static Expectation expectation(String cause, UnlearnedClass unlearned, String change) {
        return new Expectation(
                cause,
                change + ", the AUC of " + unlearned.name() + " is higher by " + MUCH + " or more, outside the "
                        + "interval of the difference, and at least " + UnlearnedClass.SEPARATED,
                "it is higher by less than " + NOTHING);
    }
}
