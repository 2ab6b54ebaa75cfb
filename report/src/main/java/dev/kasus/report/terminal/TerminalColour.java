package dev.kasus.report.terminal;

import dev.kasus.report.Headline;

/** Colours words where colour is allowed. */
public enum TerminalColour {
    BOLD("1"),
    DIM("2"),
    RED("1;31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    CYAN("36");

    private final String code;

    TerminalColour(String code) {
        this.code = code;
    }

    static TerminalColour of(Headline.Verdict verdict) {
        return switch (verdict) {
            case SICK -> RED;
            case CLEAR -> GREEN;
            case PARTLY, NONE -> YELLOW;
        };
    }

    String on(String text, ColourMode colours) {
        return colours == ColourMode.PLAIN || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
