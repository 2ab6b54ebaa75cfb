package dev.kasus.report;

/**
 * One fact about a run, as a label and a value.
 *
 * @param label of the fact
 * @param value of the fact
 */
public record Fact(String label, String value) {}
