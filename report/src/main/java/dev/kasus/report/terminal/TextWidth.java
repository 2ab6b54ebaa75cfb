package dev.kasus.report.terminal;

import dev.kasus.message.SafeText;
import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: two for a Chinese character, none for an accent that combines. */
public final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** The text with spaces after it up to a width; cut with an ellipsis if it is wider. */
    static String left(String text, int width) {
        String fitting = cut(text, width);
        return fitting + " ".repeat(width - of(fitting));
    }

    /** The text with spaces before it up to a width; cut with an ellipsis if it is wider. */
    static String right(String text, int width) {
        String fitting = cut(text, width);
        return " ".repeat(width - of(fitting)) + fitting;
    }

    private static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int columns = 0;
        for (int codePoint : text.codePoints().toArray()) {
            columns += of(codePoint);
            if (columns > width - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept + "…";
    }

    /** The text without what moves a cursor or rings a bell: class and run names come from anywhere. */
    static String harmless(String text) {
        return SafeText.line(text.replaceAll("\\s", " "));
    }
}
