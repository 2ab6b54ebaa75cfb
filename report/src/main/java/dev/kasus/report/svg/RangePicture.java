package dev.kasus.report.svg;

import dev.kasus.experiment.learning.RangeReading;
import dev.kasus.report.NumberText;
import dev.kasus.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A learning-rate range test as a picture, and in the terminal: the smoothed loss over the rate, with the range that it recommends. */
public final class RangePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = 24;
    private static final int TOP = 48;
    private static final int BOTTOM = 48;
    private static final int COLUMNS = 60;
    /** What the loss is thrown to beyond the edge is not drawn: it would flatten all that matters. */
    private static final double HEADROOM = 1.25;

    private RangePicture() {}

    /** A whole SVG file. */
    public static String svg(String recipe, RangeReading reading) {
        Points points = points(reading);
        double top = HEADROOM * points.y()[0];
        Points drawn = new Points(
                points.x(), Arrays.stream(points.y()).map(y -> Math.min(y, top)).toArray());
        Span span = Span.of(List.of(drawn), false);
        double from = drawn.x()[0];
        double to = drawn.x()[drawn.size() - 1];
        SvgPath box = new SvgPath(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, from, to, span);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"13\">"
                + "<style>.window{fill:#2a7f62;opacity:.18}.curve{fill:none;stroke:#1f4e79;stroke-width:2}"
                + ".grid{stroke:#ddd}.level{text-anchor:end;fill:#555}.rate{text-anchor:middle;fill:#555}</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        svg.append("<text x=\"" + LEFT + "\" y=\"20\" font-size=\"15\" font-weight=\"bold\">Range test of "
                + Markup.text(recipe) + "</text>");
        svg.append("<text x=\"" + LEFT + "\" y=\"38\" fill=\"#2a7f62\">base " + brief(reading.base()) + ", max "
                + brief(reading.max()) + "</text>");
        for (double level : SvgChart.levels(span)) {
            String y = SvgPath.number(box.y(level));
            svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT)
                    + "\"/><text class=\"level\" x=\"" + (LEFT - 6) + "\" y=\"" + y + "\" dy=\"4\">"
                    + NumberText.brief(level) + "</text>");
        }
        for (int decade = (int) Math.ceil(from); decade <= Math.floor(to); decade++) {
            String x = SvgPath.number(box.x(decade));
            svg.append("<path class=\"grid\" d=\"M" + x + " " + TOP + "V" + (HEIGHT - BOTTOM)
                    + "\"/><text class=\"rate\" x=\"" + x + "\" y=\"" + (HEIGHT - BOTTOM + 18) + "\">1e" + decade
                    + "</text>");
        }
        svg.append(box.band(Math.log10(reading.base()), Math.log10(reading.max()), ""));
        svg.append("<path class=\"curve\" d=\"" + box.line(drawn) + "\"/>");
        svg.append("<text class=\"rate\" x=\"" + (LEFT + (WIDTH - LEFT - RIGHT) / 2) + "\" y=\"" + (HEIGHT - 10)
                + "\">learning rate</text><text x=\"16\" y=\"" + (TOP + 100)
                + "\" transform=\"rotate(-90 16 " + (TOP + 100) + ")\" fill=\"#555\">loss, smoothed</text></svg>\n");
        return svg.toString();
    }

    /** A line of text as wide as a terminal, with the range below it. */
    public static String text(RangeReading reading) {
        Points points = points(reading);
        double top = HEADROOM * points.y()[0];
        double low = Arrays.stream(points.y()).min().orElse(0);
        double from = points.x()[0];
        double to = points.x()[points.size() - 1];
        StringBuilder curve = new StringBuilder();
        StringBuilder range = new StringBuilder();
        for (int column = 0; column < COLUMNS; column++) {
            int index = (int) ((long) column * (points.size() - 1) / (COLUMNS - 1));
            double share = (Math.min(points.y()[index], top) - low) / Math.max(1e-12, top - low);
            curve.append("▁▂▃▄▅▆▇█".charAt((int) Math.min(7, share * 8)));
            double rate = from + (to - from) * column / (COLUMNS - 1);
            range.append(rate >= Math.log10(reading.base()) && rate <= Math.log10(reading.max()) ? '━' : ' ');
        }
        String ends = brief(Math.pow(10, from)) + " ".repeat(COLUMNS - 14) + brief(Math.pow(10, to));
        return "  loss  " + curve + "\n        " + range.toString().stripTrailing() + "\n        " + ends;
    }

    private static Points points(RangeReading reading) {
        Series losses = reading.losses();
        double[] x = new double[losses.size()];
        double[] y = new double[losses.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.log10(reading.rates().value(i));
            y[i] = losses.value(i);
        }
        return new Points(x, y);
    }

    /** A rate with two figures. */
    public static String brief(double rate) {
        return String.format(Locale.ROOT, "%.1e", rate);
    }
}
