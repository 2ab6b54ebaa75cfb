package dev.kasus.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words; a word wider than a line is broken too. */
final class Wrap {
    private Wrap() {}

    /** Lines of at most so many columns; one empty line for an empty text. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : TextWidth.harmless(text).strip().split(" +")) {
            int columns = TextWidth.of(word);
            if (used > 0 && used + 1 + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            for (int codePoint : word.codePoints().toArray()) {
                if (used + TextWidth.of(codePoint) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(codePoint);
                used += TextWidth.of(codePoint);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
