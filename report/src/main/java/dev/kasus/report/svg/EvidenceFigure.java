package dev.kasus.report.svg;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.report.NumberText;
import dev.kasus.signal.Series;
import java.util.List;

/** A small picture of the signal that evidence rests on: its curve with both axes, the window shaded, the threshold dashed. */
public final class EvidenceFigure {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 84;
    private static final int LEFT = 52;
    private static final int RIGHT = 6;
    private static final int TOP = 7;
    private static final int BOTTOM = 20;
    private static final int CELLS = 40;

    private EvidenceFigure() {}

    /**
     * The SVG; empty if the recording has no such signal where the evidence was seen, or but one reading of it,
     * which is no curve.
     */
    public static String of(Series series, Evidence evidence, Timeline timeline) {
        EvidenceWindow window = new EvidenceWindow(evidence, series);
        if (series.size() < 2 || !window.isOnSeries()) {
            return "";
        }
        Points points = Points.of(series, timeline).thinned(CELLS);
        boolean comparable = window.isComparable();
        Points threshold = new Points(new double[] {0}, new double[] {comparable ? evidence.threshold() : Double.NaN});
        Span span = Span.of(List.of(points, threshold), NumberText.isLogarithmic(evidence.tag()));
        double begin = Math.min(0, points.x()[0]);
        double end = points.x()[points.size() - 1];
        SvgPath box = new SvgPath(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, begin, end, span);
        StringBuilder svg = new StringBuilder("<svg class=\"mini\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + Markup.text(description(series, evidence)) + "\">");
        svg.append(box.band(timeline.at(Math.max(0, evidence.fromStep() - 1)), timeline.at(evidence.toStep()), ""));
        svg.append("<path class=\"axis\" d=\"M" + LEFT + " " + TOP + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT)
                + "\"/>");
        svg.append(level(evidence.tag(), span.high(), box));
        svg.append(level(evidence.tag(), span.low(), box));
        svg.append("<text x=\"" + LEFT + "\" y=\"" + (HEIGHT - 6) + "\">" + NumberText.brief(begin)
                + "</text><text class=\"end\" x=\"" + (WIDTH - RIGHT) + "\" y=\"" + (HEIGHT - 6) + "\">"
                + timeline.unit() + " " + NumberText.brief(end) + "</text>");
        if (comparable) {
            svg.append("<path class=\"threshold\" d=\"M" + LEFT + " " + SvgPath.number(box.y(evidence.threshold()))
                    + "H" + (WIDTH - RIGHT) + "\"/>");
        }
        svg.append("<path class=\"curve\" d=\"" + box.line(points) + "\"/>");
        String crosses = box.crosses(points);
        if (!crosses.isEmpty()) {
            svg.append("<path class=\"cross\" d=\"" + crosses + "\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String level(String tag, double value, SvgPath box) {
        String text = NumberText.isShare(tag) ? NumberText.roundPercent(value) : NumberText.brief(value);
        return "<text class=\"level\" x=\"" + (LEFT - 5) + "\" y=\"" + SvgPath.number(box.y(value)) + "\">" + text
                + "</text>";
    }

    private static String description(Series series, Evidence evidence) {
        String tag = evidence.tag();
        return tag + " from " + NumberText.of(tag, series.value(0)) + " to " + NumberText.of(tag, series.last());
    }
}
