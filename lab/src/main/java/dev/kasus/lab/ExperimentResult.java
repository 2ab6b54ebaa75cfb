package dev.kasus.lab;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import java.util.List;

/**
 * What one experiment was to show and what it has shown.
 *
 * @param experiment that was done
 * @param expectations stated before it ran
 * @param outcomes read from its runs
 */
public record ExperimentResult(
        Experiment experiment, List<Expectation> expectations, List<ExperimentOutcome> outcomes) {
    /** Copies the lists. */
    public ExperimentResult {
        expectations = List.copyOf(expectations);
        outcomes = List.copyOf(outcomes);
    }
}
