package dev.kasus.report;

/** Whether a terminal report may use colour. */
public enum Ink {
    /** ANSI colours, for a terminal. */
    COLOUR,
    /** None, for a pipe or a file. */
    PLAIN
}
