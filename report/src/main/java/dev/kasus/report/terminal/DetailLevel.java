package dev.kasus.report.terminal;

import java.util.List;

/** How much of a report is left out so that it fits a screen; each leaves out more than the one before. */
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
    /** All but what an answer cannot do without. */
    ALMOST_ALL(1, 1, 2, 1, 1, 1);

    /** Those that a screen may need, in the order in which they are tried. */
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

    /** Findings whose evidence is shown, at most. */
    int findings() {
        return findings;
    }

    /** Sentences of evidence of a finding, at most. */
    int sentences() {
        return sentences;
    }

    /** Rows of a sentence, at most. */
    int rows() {
        return rows;
    }

    /** Causes that could not be looked for, at most. */
    int unknown() {
        return unknown;
    }

    /** Lines of a difference, or of code, at most. */
    int code() {
        return code;
    }

    /** Next steps, at most; where there is but one, no second remedy is named either. */
    int choices() {
        return choices;
    }
}
