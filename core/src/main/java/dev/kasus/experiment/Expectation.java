package dev.kasus.experiment;

/**
 * The criteria of an experiment for and against a cause, fixed before it runs.
 *
 * @param cause id of the cause
 * @param inFavour the criterion for the cause, in one sentence with the threshold
 * @param against the criterion against it, likewise; between the two it is inconclusive
 */
public record Expectation(String cause, String inFavour, String against) {}
