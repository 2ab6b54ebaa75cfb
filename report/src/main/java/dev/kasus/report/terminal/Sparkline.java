package dev.kasus.report.terminal;

import dev.kasus.report.svg.Cells;
import dev.kasus.report.svg.Span;

/** A curve in one line of text: eight heights, a cross where a value is not finite, a space where nothing is known. */
public final class Sparkline {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * Draws a curve.
     *
     * @param span what the eight heights are of, the same for curves that are to be compared
     */
    static String of(Cells cells, Span span) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.count(); i++) {
            text.append(cells.isKnown(i) ? mark(cells.value(i), span) : ' ');
        }
        return text.toString();
    }

    private static char mark(double value, Span span) {
        return Double.isFinite(value)
                ? HEIGHTS.charAt((int) Math.min(HEIGHTS.length() - 1, span.share(value) * HEIGHTS.length()))
                : '×';
    }
}
