package dev.kasus.report.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines for a terminal of a width, in one colour each. */
final class TerminalLines {
    private final ColourMode colours;
    private final int width;
    private final List<String> lines = new ArrayList<>();
    private int rows;

    TerminalLines(ColourMode colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    ColourMode colours() {
        return colours;
    }

    int width() {
        return width;
    }

    void blank() {
        add("", 1);
    }

    void heading(String text) {
        blank();
        wrap("", "", text, TerminalColour.BOLD);
    }

    /** Text broken between words, its first line behind one indent and the others behind another. */
    void wrap(String first, String next, String text, @Nullable TerminalColour paint) {
        wrap(first, next, text, paint, Integer.MAX_VALUE);
    }

    /** The same in so many lines at most; what does not fit is cut with an ellipsis. */
    void wrap(String first, String next, String text, @Nullable TerminalColour paint, int most) {
        List<String> wrapped = Wrap.lines(text, width - Math.max(columns(first), columns(next)));
        String indent = first;
        for (int i = 0; i < Math.min(most, wrapped.size()); i++) {
            boolean cut = i == most - 1 && wrapped.size() > most;
            String line = cut ? cut(indent, String.join(" ", wrapped.subList(i, wrapped.size()))) : wrapped.get(i);
            add(indent + paint(line, paint), 1);
            indent = next;
        }
    }

    private String cut(String indent, String text) {
        return TextWidth.left(text, width - columns(indent)).stripTrailing();
    }

    /** A line that must stay whole, such as code to paste; a terminal that is too narrow breaks it itself. */
    void whole(String indent, String text, @Nullable TerminalColour paint) {
        String line = TextWidth.harmless(text);
        add(indent + paint(line, paint), Math.max(1, (columns(indent + line) + width - 1) / width));
    }

    /** A line of code to go behind a label: if it is too long and a comment makes it so, the comment is cut. */
    String fitting(String label, String code) {
        int comment = Math.max(code.indexOf("  #"), code.indexOf("  //"));
        int room = width - columns(label);
        boolean cut = comment > 0 && TextWidth.of(code) > room && TextWidth.of(code.substring(0, comment)) + 4 < room;
        return cut ? TextWidth.left(code, room).stripTrailing() : code;
    }

    /** A line that is ready, colours and all, and fits. */
    void ready(String line) {
        add(line, 1);
    }

    /** A label may have a colour of its own. */
    private static int columns(String indent) {
        return TextWidth.of(indent.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    private String paint(String text, @Nullable TerminalColour paint) {
        return paint == null ? text : paint.on(text, colours);
    }

    private void add(String line, int taken) {
        lines.add(line);
        rows += taken;
    }

    /** How many rows of the terminal the lines take. */
    int rows() {
        return rows;
    }

    /** All lines, each ended. */
    String text() {
        return String.join("\n", lines) + "\n";
    }
}
