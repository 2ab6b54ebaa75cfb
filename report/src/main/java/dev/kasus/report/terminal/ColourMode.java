package dev.kasus.report.terminal;

/** Whether a terminal report may use colour. */
public enum ColourMode {
    /** ANSI colours, for a terminal. */
    COLOUR,
    /** None, for a pipe or a file. */
    PLAIN
}
