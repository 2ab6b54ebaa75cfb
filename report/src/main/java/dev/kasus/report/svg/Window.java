package dev.kasus.report.svg;

/**
 * A window of a run that evidence cites.
 *
 * @param run whose, from 0
 * @param from its start on the horizontal axis
 * @param to its end
 */
public record Window(int run, double from, double to) {}
