package dev.kasus.report;

/** How much of a report is left out so that it fits a screen; each leaves out more than the one before. */
enum Brevity {
    /** Nothing. */
    NONE(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
    LITTLE(3, 3, 4, 6),
    SOME(3, 2, 3, 4),
    MUCH(2, 2, 2, 3),
    MOST(2, 1, 1, 2),
    /** All but what a verdict cannot do without. */
    ALMOST_ALL(1, 1, 1, 1);

    private final int findings;
    private final int sentences;
    private final int unknown;
    private final int code;

    Brevity(int findings, int sentences, int unknown, int code) {
        this.findings = findings;
        this.sentences = sentences;
        this.unknown = unknown;
        this.code = code;
    }

    /** Findings whose evidence is shown, at most. */
    int findings() {
        return findings;
    }

    /** Sentences of evidence of a finding, at most. */
    int sentences() {
        return sentences;
    }

    /** Causes that could not be looked for, at most. */
    int unknown() {
        return unknown;
    }

    /** Lines of a difference, or of code, at most. */
    int code() {
        return code;
    }
}
