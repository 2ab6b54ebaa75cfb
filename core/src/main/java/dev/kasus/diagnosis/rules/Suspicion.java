package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import java.util.List;

/**
 * What a rule makes of a run that is known to suffer.
 *
 * @param suspected whether its cause may be why
 * @param severity 0 to 1
 * @param layers that it names
 * @param evidence the numbers, with a sentence that serves as the reason where nothing is suspected
 */
record Suspicion(boolean suspected, double severity, List<String> layers, Evidence evidence) {

    static Suspicion of(double severity, List<String> layers, Evidence evidence) {
        return new Suspicion(true, severity, layers, evidence);
    }

    static Suspicion none(Evidence evidence) {
        return new Suspicion(false, 0, List.of(), evidence);
    }

    /** Evidence that a recipe gives, not a signal. */
    static Evidence recipe(String path, double observed, double threshold, String sentence) {
        return new Evidence("recipe/" + path, 0, 0, observed, threshold, sentence);
    }
}
