package dev.kasus.report;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.signal.Series;
import java.util.List;

/** A small picture of the signal that evidence rests on: its curve, the window shaded, the threshold dashed. */
final class EvidenceFigure {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 56;
    private static final int STRETCHES = 40;

    private EvidenceFigure() {}

    /** The SVG; empty if the recording has no such signal, or but one reading of it, which is no curve. */
    static String of(Series series, Evidence evidence, Timeline timeline) {
        if (series.size() < 2) {
            return "";
        }
        Points points = Points.of(series, timeline).thinned(STRETCHES);
        boolean comparable = isValueOf(series, evidence) && Double.isFinite(evidence.threshold());
        Points threshold = new Points(new double[] {0}, new double[] {comparable ? evidence.threshold() : Double.NaN});
        Span span = Span.of(List.of(points, threshold), Numbers.isLogarithmic(evidence.tag()));
        double end = points.x()[points.size() - 1];
        SvgPath box = new SvgPath(3, 5, WIDTH - 6, HEIGHT - 10, Math.min(0, points.x()[0]), end, span);
        StringBuilder svg = new StringBuilder("<svg class=\"mini\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + Html.escape(evidence.tag()) + "\">");
        svg.append(box.band(timeline.at(Math.max(0, evidence.fromStep() - 1)), timeline.at(evidence.toStep()), ""));
        if (comparable) {
            svg.append("<path class=\"threshold\" d=\"M0 " + SvgPath.number(box.y(evidence.threshold())) + "H" + WIDTH
                    + "\"/>");
        }
        svg.append("<path class=\"curve\" d=\"" + box.line(points) + "\"/>");
        String crosses = box.crosses(points);
        if (!crosses.isEmpty()) {
            svg.append("<path class=\"cross\" d=\"" + crosses + "\"/>");
        }
        return svg.append("</svg>").toString();
    }

    /** Whether what was observed is a value of the signal and no ratio or count: only then does the threshold have a place beside it. */
    private static boolean isValueOf(Series series, Evidence evidence) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            if (series.step(i) >= evidence.fromStep() && series.step(i) <= evidence.toStep()) {
                low = Math.min(low, series.value(i));
                high = Math.max(high, series.value(i));
            }
        }
        return evidence.observed() >= low && evidence.observed() <= high;
    }
}
