package dev.kasus.report;

/** What marks a run among several. */
public final class RunLetter {
    /** How many runs a page can separate by colour. */
    public static final int COLOURS = 8;

    private RunLetter() {}

    /** The letter of a run, with a space behind it; nothing where there is one run. */
    public static String of(int run, int runs) {
        return runs == 1 ? "" : (run < 26 ? Character.toString('A' + run) : "R" + (run + 1)) + " ";
    }
}
