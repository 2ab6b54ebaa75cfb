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
public record Probing(Diagnosis diagnosis, List<Answer> answers, boolean complete) {
    /** Copies the list. */
    public Probing {
        answers = List.copyOf(answers);
    }
}
