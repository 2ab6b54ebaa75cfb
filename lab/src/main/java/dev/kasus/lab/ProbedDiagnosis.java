package dev.kasus.lab;

import dev.kasus.diagnosis.Diagnosis;
import java.util.List;

/**
 * What experiments have made of a diagnosis.
 *
 * @param diagnosis with what they said
 * @param answers of the experiments that were done, in their order
 * @param complete whether each that had something to ask was done
 */
public record ProbedDiagnosis(Diagnosis diagnosis, List<ExperimentResult> answers, boolean complete) {
    /** Copies the list. */
    public ProbedDiagnosis {
        answers = List.copyOf(answers);
    }
}
