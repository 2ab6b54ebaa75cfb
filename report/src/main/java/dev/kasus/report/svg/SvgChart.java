package dev.kasus.report.svg;

import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import java.util.ArrayList;
import java.util.List;

/** A chart as SVG: what a page shows where no script runs, and what is printed. */
public final class SvgChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 24;
    private static final int CELLS = 50;
    private static final int MOST_LABELS = 6;

    private SvgChart() {}

    static String of(Chart chart) {
        SvgPath box = new SvgPath(
                LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, chart.fromX(), chart.toX(), chart.span());
        StringBuilder svg = new StringBuilder("<svg class=\"static\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + Markup.text(chart.description()) + "\">");
        for (Window window : chart.windows()) {
            svg.append(box.band(window.from(), window.to(), "run" + window.run() % RunLetter.COLOURS));
        }
        for (double level : levels(chart.span())) {
            String y = SvgPath.number(box.y(level));
            svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT) + "\"/><text x=\""
                    + (LEFT - 6) + "\" y=\"" + y + "\" class=\"level\">"
                    + (chart.percent() ? NumberText.roundPercent(level) : NumberText.brief(level)) + "</text>");
        }
        svg.append(
                "<text x=\"" + LEFT + "\" y=\"" + (HEIGHT - 6) + "\">" + NumberText.brief(chart.fromX()) + "</text>");
        svg.append("<text x=\"" + (WIDTH - RIGHT) + "\" y=\"" + (HEIGHT - 6) + "\" class=\"end\">" + chart.unit() + " "
                + NumberText.brief(chart.toX()) + "</text>");
        for (Curve curve : chart.curves()) {
            Points points = curve.points().thinned(CELLS);
            String look = "run" + curve.colour() + " style" + curve.style();
            svg.append("<path class=\"curve " + look + "\" d=\"" + box.line(points) + "\"/>");
            String crosses = box.crosses(points);
            if (!crosses.isEmpty()) {
                svg.append("<path class=\"cross\" d=\"" + crosses + "\"/>");
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Round values for the vertical axis. */
    public static List<Double> levels(Span span) {
        List<Double> levels = new ArrayList<>();
        if (span.logarithmic()) {
            int low = (int) Math.round(Math.log10(span.low()));
            int high = (int) Math.round(Math.log10(span.high()));
            int every = Math.max(1, (high - low + MOST_LABELS - 1) / MOST_LABELS);
            for (int exponent = low; exponent <= high; exponent += every) {
                levels.add(Double.parseDouble("1e" + exponent));
            }
            return levels;
        }
        double rough = (span.high() - span.low()) / (MOST_LABELS - 1);
        double size = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough <= size * 2 ? size * 2 : rough <= size * 5 ? size * 5 : size * 10;
        long first = (long) Math.ceil(span.low() / step - 1e-9);
        long last = (long) Math.floor(span.high() / step + 1e-9);
        for (long i = first; i <= last; i++) {
            levels.add(NumberText.round(i * step, 6));
        }
        return levels;
    }
}
