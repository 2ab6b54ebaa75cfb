package dev.kasus.report.svg;

import dev.kasus.trial.Interval;
import java.util.Locale;

/**
 * The rows of a forest plot as SVG: an effect as a dot on its interval, no effect as a line in the middle and the smallest effect that
 * matters as a dashed line on either side. An interval that does not fit ends in an arrow. Rows are stretched to the width that
 * there is.
 *
 * @param scale what the edges stand for
 */
public record ForestPlot(ForestStrip scale) {
    private static final int HEIGHT = 20;
    private static final double MIDDLE = HEIGHT / 2.0;
    private static final double EDGE = 100;

    /** Whether an interval ends beyond an edge. */
    public boolean isCut(Interval interval) {
        return interval.low() < -scale.reach() || interval.high() > scale.reach();
    }

    /** How far from the left edge an effect is, in per cent. */
    double place(double effect) {
        double share = Math.max(-1, Math.min(1, effect / scale.reach()));
        return (1 + share) * EDGE / 2;
    }

    /**
     * One row; without an interval if there is no effect yet.
     *
     * @param description for who cannot see it
     */
    public String row(double effect, Interval interval, String description) {
        StringBuilder svg = new StringBuilder("<svg class=\"forest-row\" viewBox=\"0 0 100 " + HEIGHT
                + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + Markup.text(description) + "\">");
        if (scale.minimumEffect() > 0) {
            double left = place(-scale.minimumEffect());
            double right = place(scale.minimumEffect());
            svg.append("<rect class=\"trivial\" x=\"" + number(left) + "\" y=\"0\" width=\"" + number(right - left)
                    + "\" height=\"" + HEIGHT + "\"/>");
            svg.append(path("minimum", vertical(left) + vertical(right)));
        }
        svg.append(path("nothing-line", vertical(EDGE / 2)));
        if (Double.isFinite(effect)) {
            double low = place(interval.low());
            double high = place(interval.high());
            svg.append(path("interval-line", "M" + number(low) + " " + number(MIDDLE) + "H" + number(high)));
            svg.append(path("interval-line", end(low, interval.low() < -scale.reach(), 1)));
            svg.append(path("interval-line", end(high, interval.high() > scale.reach(), -1)));
            svg.append(path("dot", "M" + number(place(effect)) + " " + number(MIDDLE) + "h0"));
        }
        return svg.append("</svg>").toString();
    }

    /** A bar where an interval ends, an arrow where it goes on. */
    private static String end(double x, boolean goesOn, int inwards) {
        return goesOn
                ? "M" + number(x + 1.2 * inwards) + " 5L" + number(x) + " " + number(MIDDLE) + "L"
                        + number(x + 1.2 * inwards) + " 15"
                : "M" + number(x) + " 5V15";
    }

    private static String vertical(double x) {
        return "M" + number(x) + " 0V" + HEIGHT;
    }

    private static String path(String look, String line) {
        return "<path class=\"" + look + "\" vector-effect=\"non-scaling-stroke\" d=\"" + line + "\"/>";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
