package dev.kasus.experiment;

/**
 * What an experiment will take as evidence, stated before it runs.
 *
 * @param cause id of the cause
 * @param inFavour what would speak for it, in one sentence with the threshold
 * @param against what would speak against it, likewise; between the two it says nothing
 */
public record Expectation(String cause, String inFavour, String against) {}
