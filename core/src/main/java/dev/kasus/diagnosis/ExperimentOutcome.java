package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What an experiment shows about one cause.
 *
 * @param cause id of the cause
 * @param experiment id of the experiment
 * @param bearing for, against or undecided
 * @param severity 0 to 1, for ranking if the outcome supports the cause: the share of the problem that the experiment removed
 * @param layers that are affected, worst first; may be empty
 * @param evidence what was measured, at least one
 */
@API(status = API.Status.STABLE, since = "0.2")
public record ExperimentOutcome(
        String cause,
        String experiment,
        Bearing bearing,
        double severity,
        List<String> layers,
        List<Evidence> evidence) {
    /** Copies the lists; refuses an outcome without evidence. */
    public ExperimentOutcome {
        layers = List.copyOf(layers);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("an outcome without evidence");
        }
    }

    /** An outcome that names no layer; it has a severity only if it supports the cause. */
    public static ExperimentOutcome of(
            String cause, String experiment, Bearing bearing, double severity, Evidence evidence) {
        double counted = bearing == Bearing.FOR ? Math.max(0, severity) : 0;
        return new ExperimentOutcome(cause, experiment, bearing, counted, List.of(), List.of(evidence));
    }

    /** Whether an outcome supports a cause. */
    public enum Bearing {
        /** The cause is present. */
        FOR,
        /** The cause is absent or has no effect. */
        AGAINST,
        /** The experiment was inconclusive. */
        NEITHER
    }
}
