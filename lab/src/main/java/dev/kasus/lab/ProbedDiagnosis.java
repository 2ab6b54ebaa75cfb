package dev.kasus.lab;

import dev.kasus.diagnosis.Diagnosis;
import java.util.List;

/**
 * A diagnosis after experiments.
 *
 * @param diagnosis with their outcomes
 * @param answers results of the experiments that were run, in order
 * @param complete whether every experiment that applies was run
 */
public record ProbedDiagnosis(Diagnosis diagnosis, List<ExperimentResult> answers, boolean complete) {
    /** Copies the list. */
    public ProbedDiagnosis {
        answers = List.copyOf(answers);
    }
}
