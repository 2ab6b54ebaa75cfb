package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import java.util.List;

/**
 * The suspicion of a rule for a run that has a known symptom.
 *
 * @param suspected whether its cause may explain the symptom
 * @param severity 0 to 1
 * @param layers that it names
 * @param evidence the numbers; the sentence is also the reason if nothing is suspected
 */
record Suspicion(boolean suspected, double severity, List<String> layers, Evidence evidence) {

    static Suspicion of(double severity, List<String> layers, Evidence evidence) {
        return new Suspicion(true, severity, layers, evidence);
    }

    static Suspicion none(Evidence evidence) {
        return new Suspicion(false, 0, List.of(), evidence);
    }

    /** Evidence from the recipe instead of a signal. */
    static Evidence recipe(String path, double observed, double threshold, String sentence) {
        return new Evidence("recipe/" + path, 0, 0, observed, threshold, sentence);
    }
}
