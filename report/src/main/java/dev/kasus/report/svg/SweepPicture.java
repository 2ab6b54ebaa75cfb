package dev.kasus.report.svg;

import dev.kasus.report.CaseReport;
import dev.kasus.report.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A capacity sweep as an SVG file: training and validation accuracy over the number of weights, one point an arm. */
public final class SweepPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final int LEFT = 96;
    private static final int RIGHT = 24;
    private static final int TOP = 56;
    private static final int BOTTOM = 96;
    private static final String TRAIN = "#b3541e";
    private static final String VALIDATION = "#1f4e79";

    private SweepPicture() {}

    /** The whole text of the file. */
    public static String svg(String title, List<CaseReport.ArmLine> arms) {
        List<CaseReport.ArmLine> sorted = arms.stream()
                .sorted(Comparator.comparingLong(CaseReport.ArmLine::weights))
                .toList();
        double from = Math.log10(sorted.get(0).weights());
        double to = Math.log10(sorted.get(sorted.size() - 1).weights());
        Span span = Span.ofShares(List.of(points(sorted, true), points(sorted, false)));
        SvgPath box = new SvgPath(LEFT + 20, TOP, WIDTH - LEFT - RIGHT - 40, HEIGHT - TOP - BOTTOM, from, to, span);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"13\">"
                + "<style>.grid{stroke:#ddd}.level{text-anchor:end;fill:#555}.arm{text-anchor:end;fill:#333}</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        svg.append("<text x=\"" + LEFT + "\" y=\"22\" font-size=\"15\" font-weight=\"bold\">" + Markup.text(title)
                + "</text>");
        svg.append("<text x=\"" + LEFT + "\" y=\"42\"><tspan fill=\"" + TRAIN
                + "\">training accuracy</tspan>, <tspan fill=\"" + VALIDATION
                + "\">validation accuracy</tspan> over the number of weights, logarithmic</text>");
        for (double level : SvgChart.levels(span)) {
            String y = SvgPath.number(box.y(level));
            svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT)
                    + "\"/><text class=\"level\" x=\"" + (LEFT - 6) + "\" y=\"" + y + "\" dy=\"4\">"
                    + NumberText.roundPercent(level) + "</text>");
        }
        curve(svg, box, points(sorted, true), TRAIN);
        curve(svg, box, points(sorted, false), VALIDATION);
        for (CaseReport.ArmLine arm : sorted) {
            String x = SvgPath.number(box.x(Math.log10(arm.weights())));
            int y = HEIGHT - BOTTOM + 16;
            svg.append("<text class=\"arm\" x=\"" + x + "\" y=\"" + y + "\" transform=\"rotate(-28 " + x + " " + y
                    + ")\">" + Markup.text(arm.arm()) + String.format(Locale.ROOT, " (%,d)", arm.weights())
                    + "</text>");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void curve(StringBuilder svg, SvgPath box, Points points, String colour) {
        svg.append("<path fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" d=\"" + box.line(points) + "\"/>");
        for (int i = 0; i < points.size(); i++) {
            svg.append("<circle cx=\"" + SvgPath.number(box.x(points.x()[i])) + "\" cy=\""
                    + SvgPath.number(box.y(points.y()[i])) + "\" r=\"4\" fill=\"" + colour + "\"/>");
        }
    }

    private static Points points(List<CaseReport.ArmLine> arms, boolean train) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (CaseReport.ArmLine arm : arms) {
            x.add(Math.log10(arm.weights()));
            y.add(train ? arm.train() : arm.validation());
        }
        return new Points(
                x.stream().mapToDouble(v -> v).toArray(),
                y.stream().mapToDouble(v -> v).toArray());
    }
}
