package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What an experiment says of one cause.
 *
 * @param cause id of the cause
 * @param experiment id of the experiment
 * @param bearing which way it points
 * @param severity 0 to 1, for ranking where it speaks for the cause: how much of what is wrong the experiment undid
 * @param layers that it names, worst first; may be empty
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
    /** Copies the lists; refuses a outcome without evidence. */
    public ExperimentOutcome {
        layers = List.copyOf(layers);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a outcome without evidence");
        }
    }

    /** Which way a outcome points. */
    public enum Bearing {
        /** The cause is there. */
        FOR,
        /** The cause is not there, or does not matter. */
        AGAINST,
        /** The experiment was done and did not settle it. */
        NEITHER
    }
}
