package dev.kasus.report.svg;

import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import java.util.Arrays;
import java.util.List;

/**
 * Lines over one horizontal axis, small enough to be read on a narrow screen. The page's style sheet has the colours.
 *
 * @param lines to draw
 * @param span vertical range
 * @param percent whether values are shares to be read in per cent
 * @param ticks labels of the places 0, 1, 2 ... of the horizontal axis; may be empty
 * @param left what stands under its left end
 * @param right what stands under its right end
 */
public record LinePicture(List<Line> lines, Span span, boolean percent, List<String> ticks, String left, String right) {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 216;
    private static final int LEFT = 46;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 24;
    /** Wider labels of neighbours would run into each other. */
    private static final int MOST_TICKS = 12;

    /**
     * A line.
     *
     * @param label what it shows
     * @param colour of the page's colours, from 0
     * @param look {@code plain}, {@code dashed}, {@code strong} or {@code pale}
     * @param dots whether each of its points is marked
     * @param points of the line
     * @param reach so far above and below each point a bar reaches; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String label, int colour, String look, boolean dots, Points points, double[] reach) {
        /** A line without bars. */
        public Line(String label, int colour, String look, boolean dots, Points points) {
            this(label, colour, look, dots, points, new double[0]);
        }

        String css() {
            return "run" + colour % RunLetter.COLOURS + " " + look;
        }

        private String words(boolean percent) {
            double first = points.y()[0];
            double last = points.y()[points.size() - 1];
            return label + " from " + text(first, percent) + " to " + text(last, percent);
        }
    }

    /** As it stands in a page. */
    public String svg(String title) {
        double from =
                lines.stream().mapToDouble(line -> line.points().x()[0]).min().orElse(0);
        double to = lines.stream()
                .mapToDouble(line -> line.points().x()[line.points().size() - 1])
                .max()
                .orElse(1);
        int inset = ticks.isEmpty() ? 4 : 18;
        SvgPath box = new SvgPath(
                LEFT + inset, TOP, WIDTH - LEFT - RIGHT - 2.0 * inset, HEIGHT - TOP - BOTTOM, from, to, span);
        StringBuilder svg = new StringBuilder("<svg class=\"lines\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + Markup.text(description(title)) + "\">");
        boolean zero = span.logarithmic()
                && lines.stream()
                        .anyMatch(line -> Arrays.stream(line.points().y()).anyMatch(value -> value == 0));
        for (double level : SvgChart.levels(span)) {
            String y = SvgPath.number(box.y(level));
            svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT) + "\"/><text x=\""
                    + (LEFT - 6) + "\" y=\"" + y + "\" class=\"level\">"
                    + (zero && level <= span.low()
                            ? "0"
                            : percent ? NumberText.roundPercent(level) : NumberText.brief(level))
                    + "</text>");
        }
        axis(svg, box);
        // What matters most is drawn last.
        lines.stream().filter(line -> line.look().equals("pale")).forEach(line -> draw(svg, box, line));
        lines.stream()
                .filter(line -> !line.look().equals("pale") && !line.look().equals("strong"))
                .forEach(line -> draw(svg, box, line));
        lines.stream().filter(line -> line.look().equals("strong")).forEach(line -> draw(svg, box, line));
        return svg.append("</svg>").toString();
    }

    private void axis(StringBuilder svg, SvgPath box) {
        int y = HEIGHT - 6;
        int every = (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
        for (int i = 0; i < ticks.size(); i += Math.max(1, every)) {
            svg.append("<text class=\"tick\" x=\"" + SvgPath.number(box.x(i)) + "\" y=\"" + y + "\">"
                    + Markup.text(ticks.get(i)) + "</text>");
        }
        if (ticks.isEmpty()) {
            svg.append("<text x=\"" + LEFT + "\" y=\"" + y + "\">" + Markup.text(left) + "</text>");
            svg.append("<text x=\"" + (WIDTH - RIGHT) + "\" y=\"" + y + "\" class=\"end\">" + Markup.text(right)
                    + "</text>");
        }
    }

    private void draw(StringBuilder svg, SvgPath box, Line line) {
        Points points = line.points();
        svg.append("<path class=\"curve " + line.css() + "\" d=\"" + box.line(points) + "\"/>");
        String crosses = box.crosses(points);
        if (!crosses.isEmpty()) {
            svg.append("<path class=\"cross\" d=\"" + crosses + "\"/>");
        }
        for (int i = 0; i < points.size(); i++) {
            if (!points.isFinite(i)) {
                continue;
            }
            String x = SvgPath.number(box.x(points.x()[i]));
            if (i < line.reach().length && Double.isFinite(line.reach()[i])) {
                svg.append("<path class=\"bar " + line.css() + "\" d=\"M" + x + " "
                        + SvgPath.number(box.y(points.y()[i] - line.reach()[i])) + "V"
                        + SvgPath.number(box.y(points.y()[i] + line.reach()[i])) + "\"/>");
            }
            if (line.dots()) {
                svg.append("<circle class=\"mark " + line.css() + "\" cx=\"" + x + "\" cy=\""
                        + SvgPath.number(box.y(points.y()[i])) + "\" r=\"2.8\"/>");
            }
        }
    }

    private String description(String title) {
        return title + ": "
                + String.join(
                        "; ", lines.stream().map(line -> line.words(percent)).toList());
    }

    private static String text(double value, boolean percent) {
        return percent ? NumberText.percent(value) : NumberText.brief(value);
    }
}
