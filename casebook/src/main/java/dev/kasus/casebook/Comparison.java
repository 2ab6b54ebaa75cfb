package dev.kasus.casebook;

import dev.kasus.trial.Metric;

/**
 * A comparison that a claim rests on: an arm against its control, seed by seed.
 *
 * @param arm that was changed
 * @param control that was not
 * @param metric in which they are compared
 */
public record Comparison(String arm, String control, Metric metric) {
    @Override
    public String toString() {
        return arm + " against " + control;
    }
}
