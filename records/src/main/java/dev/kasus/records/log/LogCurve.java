package dev.kasus.records.log;

import dev.kasus.signal.Series;

/**
 * One curve as a log has it.
 *
 * @param name the header of its column, or folder and tag; as the log spells it
 * @param points in the order of steps, counted as the log counts
 */
public record LogCurve(String name, Series points) {}
