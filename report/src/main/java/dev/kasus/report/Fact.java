package dev.kasus.report;

/**
 * One thing about a run that is known at a glance.
 *
 * @param label what it is about
 * @param value what is known
 */
public record Fact(String label, String value) {}
