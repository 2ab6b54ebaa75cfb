package dev.kasus.report.html;

import dev.kasus.casebook.story.CaseStory.Picture;
import dev.kasus.report.ArmSignals;
import dev.kasus.report.ArmSignals.Trace;
import dev.kasus.report.NumberText;
import dev.kasus.report.html.CasePicture.LineKey;
import dev.kasus.report.html.CasePicture.Panel;
import dev.kasus.report.svg.LinePicture;
import dev.kasus.report.svg.LinePicture.Line;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Pictures over the epochs of runs. */
final class EpochLines {
    /** Of more arms, training accuracy is left out. */
    private static final int FEW = 3;

    /** Losses above this share of all are spikes if they are much higher. */
    private static final double USUAL = 0.95;

    private static final double SPIKE = 2;
    private static final double HEADROOM = 1.2;

    private EpochLines() {}

    static CasePicture loss(Picture picture, List<ArmSignals> arms) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            add(lines, arms.get(i), i, Signals.TRAIN_LOSS, "plain");
        }
        List<Points> points = lines.stream().map(Line::points).toList();
        double top = top(points);
        Span span = Span.of(
                points.stream()
                        .map(it -> new Points(
                                it.x(),
                                Arrays.stream(it.y())
                                        .map(y -> y > top ? top : y)
                                        .toArray()))
                        .toList(),
                false);
        return new CasePicture(
                picture.title(),
                picture.about() + (Double.isFinite(top) ? " Higher losses are drawn at the upper edge." : ""),
                panel(picture, lines, span, false),
                keys(lines, false));
    }

    /** What a few spikes rise above: it would flatten all that matters; unbounded where there are none. */
    private static double top(List<Points> lines) {
        double[] values = lines.stream()
                .flatMapToDouble(points -> Arrays.stream(points.y()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double usual = values[(int) (USUAL * (values.length - 1))];
        return values[values.length - 1] > SPIKE * usual ? HEADROOM * usual : Double.POSITIVE_INFINITY;
    }

    static CasePicture accuracy(Picture picture, List<ArmSignals> arms) {
        List<Line> lines = new ArrayList<>();
        boolean both = arms.size() <= FEW;
        for (int i = 0; i < arms.size(); i++) {
            add(lines, arms.get(i), i, Signals.VALIDATION_ACCURACY, "plain");
            if (both) {
                add(lines, arms.get(i), i, Signals.EVAL_MODE_TRAIN_ACCURACY, "dashed");
            }
        }
        List<LineKey> key = new ArrayList<>(
                keys(lines.stream().filter(line -> line.look().equals("plain")).toList(), true));
        key.add(new LineKey("validation", "run7 plain"));
        if (both) {
            key.add(new LineKey("training, evaluation mode", "run7 dashed"));
        }
        Span span = Span.ofShares(lines.stream().map(Line::points).toList());
        return new CasePicture(picture.title(), picture.about(), panel(picture, lines, span, true), key);
    }

    /** The lines with the values that they end at: equal ones lie on each other. */
    private static List<LineKey> keys(List<Line> lines, boolean percent) {
        return lines.stream()
                .map(line -> {
                    double last = line.points().y()[line.points().size() - 1];
                    String value = percent ? NumberText.percent(last) : NumberText.brief(last);
                    return new LineKey(
                            line.label() + " " + value, LineKey.of(line).look());
                })
                .toList();
    }

    /** A panel an arm: the class that ends lowest, and all others behind it. */
    static CasePicture classAuc(Picture picture, List<ArmSignals> arms) {
        List<Points> all = arms.stream()
                .flatMap(arm -> arm.traces(Signals.CLASS_AUC).stream())
                .map(EpochLines::points)
                .toList();
        Span span = Span.ofShares(all);
        List<Panel> panels = new ArrayList<>();
        for (ArmSignals arm : arms) {
            List<Trace> classes = arm.traces(Signals.CLASS_AUC);
            if (!classes.isEmpty()) {
                panels.add(classes(picture, arm, classes, span));
            }
        }
        return new CasePicture(
                picture.title(),
                picture.about(),
                panels,
                List.of(
                        new LineKey("the class that ends lowest", "run1 strong"),
                        new LineKey("other classes", "run0 pale")));
    }

    private static Panel classes(Picture picture, ArmSignals arm, List<Trace> classes, Span span) {
        List<Trace> sorted = classes.stream()
                .sorted(Comparator.comparingDouble(EpochLines::last))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            lines.add(new Line(
                    name(sorted.get(i)), i == 0 ? 1 : 0, i == 0 ? "strong" : "pale", false, points(sorted.get(i))));
        }
        String rest = sorted.size() > 1 ? String.format(Locale.ROOT, "; the next at %.2f", last(sorted.get(1))) : "";
        return new Panel(
                arm.arm(),
                String.format(Locale.ROOT, "%s ends at %.2f%s", name(sorted.get(0)), last(sorted.get(0)), rest),
                new LinePicture(lines, span, false, List.of(), "0", end(lines))
                        .svg(picture.title() + ", " + arm.arm()));
    }

    private static String name(Trace trace) {
        String name = Signals.CLASS_AUC.subjectOf(trace.tag());
        return name == null ? trace.tag() : name;
    }

    private static double last(Trace trace) {
        return trace.values().get(trace.values().size() - 1);
    }

    private static void add(List<Line> lines, ArmSignals arm, int colour, Signal signal, String look) {
        arm.traces(signal).forEach(trace -> lines.add(new Line(arm.arm(), colour, look, false, points(trace))));
    }

    static Points points(Trace trace) {
        return new Points(
                trace.epochs().stream().mapToDouble(Double::doubleValue).toArray(),
                trace.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Panel> panel(Picture picture, List<Line> lines, Span span, boolean percent) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "",
                        "",
                        new LinePicture(lines, span, percent, List.of(), "0", end(lines)).svg(picture.title())));
    }

    private static String end(List<Line> lines) {
        return "epoch "
                + NumberText.brief(Math.ceil(lines.stream()
                        .mapToDouble(line -> line.points().x()[line.points().size() - 1])
                        .max()
                        .orElse(0)));
    }
}
