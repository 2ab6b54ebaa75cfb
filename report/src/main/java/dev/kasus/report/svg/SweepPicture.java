package dev.kasus.report.svg;

import dev.kasus.report.CaseReport;
import dev.kasus.report.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sweep as an SVG file: training and validation accuracy along its axis, one point an arm, with the spread of its seeds. */
public final class SweepPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 96;
    private static final int RIGHT = 24;
    private static final int TOP = 56;
    private static final int BOTTOM = 56;
    private static final String TRAIN = "#b3541e";
    private static final String VALIDATION = "#1f4e79";

    private SweepPicture() {}

    /** The whole text of the file. */
    public static String svg(CaseReport.SweepLine sweep, List<CaseReport.ArmLine> arms) {
        List<CaseReport.ArmLine> points = arms(sweep, arms);
        Span span = Span.ofShares(List.of(points(points, true), points(points, false)));
        SvgPath box = new SvgPath(
                LEFT + 20,
                TOP,
                WIDTH - LEFT - RIGHT - 40,
                HEIGHT - TOP - BOTTOM,
                0,
                Math.max(1, points.size() - 1),
                span);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"13\">"
                + "<style>.grid{stroke:#ddd}.level{text-anchor:end;fill:#555}.arm{text-anchor:middle;fill:#333}</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        svg.append("<text x=\"" + LEFT + "\" y=\"22\" font-size=\"15\" font-weight=\"bold\">"
                + Markup.text(sweep.title()) + "</text>");
        svg.append("<text x=\"" + LEFT + "\" y=\"42\"><tspan fill=\"" + TRAIN
                + "\">training accuracy</tspan>, <tspan fill=\"" + VALIDATION
                + "\">validation accuracy</tspan>; bars: one standard deviation</text>");
        for (double level : SvgChart.levels(span)) {
            String y = SvgPath.number(box.y(level));
            svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT)
                    + "\"/><text class=\"level\" x=\"" + (LEFT - 6) + "\" y=\"" + y + "\" dy=\"4\">"
                    + NumberText.roundPercent(level) + "</text>");
        }
        curve(svg, box, points, true);
        curve(svg, box, points, false);
        for (int i = 0; i < points.size(); i++) {
            svg.append("<text class=\"arm\" x=\"" + SvgPath.number(box.x(i)) + "\" y=\"" + (HEIGHT - BOTTOM + 20)
                    + "\">" + Markup.text(sweep.points().get(i).at()) + "</text>");
        }
        return svg.append("<text class=\"arm\" x=\"" + (LEFT + WIDTH - RIGHT) / 2 + "\" y=\"" + (HEIGHT - 12) + "\">"
                        + Markup.text(sweep.axis()) + "</text></svg>\n")
                .toString();
    }

    /** A sweep without a title, as it stands in a page. */
    public static String panel(CaseReport.SweepLine sweep, List<CaseReport.ArmLine> arms) {
        List<CaseReport.ArmLine> points = arms(sweep, arms);
        Points train = points(points, true);
        Points validation = points(points, false);
        double[] trainReach =
                points.stream().mapToDouble(CaseReport.ArmLine::trainSpread).toArray();
        double[] reach = points.stream()
                .mapToDouble(CaseReport.ArmLine::validationSpread)
                .toArray();
        return new LinePicture(
                        List.of(
                                new LinePicture.Line("training", 1, "dashed", true, train, trainReach),
                                new LinePicture.Line("validation", 0, "plain", true, validation, reach)),
                        Span.ofShares(List.of(train, validation, lowest(train, trainReach), lowest(validation, reach))),
                        true,
                        sweep.points().stream()
                                .map(CaseReport.SweepLine.Point::at)
                                .toList(),
                        "",
                        "")
                .svg(sweep.title() + ", by " + sweep.axis());
    }

    /** Where the bars end. */
    private static Points lowest(Points points, double[] reach) {
        return new Points(
                points.x(),
                IntStream.range(0, points.size())
                        .mapToDouble(i -> Math.max(0, points.y()[i] - reach[i]))
                        .toArray());
    }

    private static List<CaseReport.ArmLine> arms(CaseReport.SweepLine sweep, List<CaseReport.ArmLine> arms) {
        Map<String, CaseReport.ArmLine> byName =
                arms.stream().collect(Collectors.toMap(CaseReport.ArmLine::arm, Function.identity()));
        return sweep.points().stream()
                .map(point -> Objects.requireNonNull(byName.get(point.arm())))
                .toList();
    }

    private static void curve(StringBuilder svg, SvgPath box, List<CaseReport.ArmLine> arms, boolean train) {
        String colour = train ? TRAIN : VALIDATION;
        Points points = points(arms, train);
        svg.append("<path fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" d=\"" + box.line(points) + "\"/>");
        for (int i = 0; i < points.size(); i++) {
            String x = SvgPath.number(box.x(points.x()[i]));
            double spread = train ? arms.get(i).trainSpread() : arms.get(i).validationSpread();
            double y = points.y()[i];
            svg.append("<circle cx=\"" + x + "\" cy=\"" + SvgPath.number(box.y(y)) + "\" r=\"4\" fill=\"" + colour
                    + "\"/>");
            if (Double.isFinite(spread)) {
                svg.append("<path stroke=\"" + colour + "\" d=\"M" + x + " "
                        + SvgPath.number(box.y(Math.min(1, y + spread))) + "V"
                        + SvgPath.number(box.y(Math.max(0, y - spread))) + "\"/>");
            }
        }
    }

    private static Points points(List<CaseReport.ArmLine> arms, boolean train) {
        return new Points(
                IntStream.range(0, arms.size()).asDoubleStream().toArray(),
                arms.stream()
                        .mapToDouble(arm -> train ? arm.train() : arm.validation())
                        .toArray());
    }
}
