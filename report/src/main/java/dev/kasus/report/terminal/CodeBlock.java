package dev.kasus.report.terminal;

import dev.kasus.report.Phrase;
import java.util.List;

/** Lines of code or of a difference behind a label. */
final class CodeBlock {
    private CodeBlock() {}

    /** Lines that do not fit are counted: of code, the first alone would mislead. */
    static void print(String label, List<String> text, DetailLevel detail, boolean code, TerminalLines lines) {
        String indent = " ".repeat(label.length());
        String first = TerminalColour.DIM.on(label, lines.colours());
        boolean fits = text.size() <= detail.code();
        int shown = fits ? text.size() : code ? 0 : detail.code() - 1;
        for (int i = 0; i < shown; i++) {
            String line = detail == DetailLevel.NONE ? text.get(i) : lines.fitting(label, text.get(i));
            TerminalColour paint = code
                    ? null
                    : line.startsWith("+") ? TerminalColour.GREEN : line.startsWith("-") ? TerminalColour.RED : null;
            lines.whole(i == 0 ? first : indent, line, paint);
        }
        if (!fits) {
            String left = shown == 0 ? Phrase.counted(text.size(), "line") : "and " + (text.size() - shown) + " more";
            lines.wrap(shown == 0 ? first : indent, indent, left + ": --all", TerminalColour.DIM);
        }
    }
}
