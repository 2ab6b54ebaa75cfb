package dev.kasus.report;

/** The letter that marks a run in a comparison. */
public final class RunLetter {
    /** Number of distinct run colours on a page. */
    public static final int COLOURS = 8;

    private RunLetter() {}

    /** The letter of a run and a space; empty if there is one run. */
    public static String of(int run, int runs) {
        return runs == 1 ? "" : (run < 26 ? Character.toString('A' + run) : "R" + (run + 1)) + " ";
    }
}
