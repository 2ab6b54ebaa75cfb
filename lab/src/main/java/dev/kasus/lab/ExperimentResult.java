package dev.kasus.lab;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import java.util.List;

/**
 * The result of an experiment: its criteria and outcomes.
 *
 * @param experiment that was run
 * @param expectations fixed before it ran
 * @param outcomes from its runs
 */
public record ExperimentResult(
        Experiment experiment, List<Expectation> expectations, List<ExperimentOutcome> outcomes) {
    /** Copies the lists. */
    public ExperimentResult {
        expectations = List.copyOf(expectations);
        outcomes = List.copyOf(outcomes);
    }
}
