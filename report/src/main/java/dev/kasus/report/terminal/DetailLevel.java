package dev.kasus.report.terminal;

import java.util.List;

/** How much detail a report has; each level leaves out more than the one before, so that the report fits a screen. */
enum DetailLevel {
    /** Nothing. */
    NONE(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE),
    LITTLE(3, 3, 4, 4, 6, 3),
    SOME(3, 2, 4, 3, 4, 3),
    MUCH(2, 2, 4, 2, 3, 3),
    MOST(2, 1, 3, 1, 2, 2),
    /** Only the essentials. */
    ALMOST_ALL(1, 1, 2, 1, 1, 1);

    /** The levels that are tried to fit a screen, in order. */
    static final List<DetailLevel> OF_A_SCREEN = List.of(LITTLE, SOME, MUCH, MOST, ALMOST_ALL);

    private final int findings;
    private final int sentences;
    private final int rows;
    private final int unknown;
    private final int code;
    private final int choices;

    DetailLevel(int findings, int sentences, int rows, int unknown, int code, int choices) {
        this.findings = findings;
        this.sentences = sentences;
        this.rows = rows;
        this.unknown = unknown;
        this.code = code;
        this.choices = choices;
    }

    /** Most findings shown with evidence. */
    int findings() {
        return findings;
    }

    /** Most sentences of evidence for each finding. */
    int sentences() {
        return sentences;
    }

    /** Most rows for each sentence. */
    int rows() {
        return rows;
    }

    /** Most problems shown that could not be checked. */
    int unknown() {
        return unknown;
    }

    /** Most lines of a difference or of code. */
    int code() {
        return code;
    }

    /** Most next steps; if 1, no second remedy is named either. */
    int choices() {
        return choices;
    }
}
