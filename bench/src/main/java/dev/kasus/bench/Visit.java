package dev.kasus.bench;

import java.util.List;
import java.util.Map;

/**
 * One run of a patient and what was said of it.
 *
 * @param accuracy in validation at the end
 * @param healthyAccuracy that of the healthy recipe under the same seed; NaN for a healthy patient
 * @param said by each who was asked, the causes that are present in rank order
 * @param unknown what the rules could not look for
 */
record Visit(
        Patient patient,
        long seed,
        double trainAccuracy,
        double accuracy,
        double healthyAccuracy,
        Map<String, List<String>> said,
        List<String> unknown) {
    /** A fault that costs less has not made the net sick, and is not asked about. */
    private static final double HARM = 0.05;

    boolean isSick() {
        return !patient.isHealthy() && !(accuracy > healthyAccuracy - HARM);
    }

    boolean hit(String who, int within) {
        return said.getOrDefault(who, List.of()).stream().limit(within).anyMatch(patient.roots()::contains);
    }

    boolean alarm(String who) {
        return !said.getOrDefault(who, List.of()).isEmpty();
    }
}
