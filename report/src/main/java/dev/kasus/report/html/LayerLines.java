package dev.kasus.report.html;

import dev.kasus.casebook.story.CaseStory.Picture;
import dev.kasus.report.ArmSignals;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pictures over the layers of nets, from the input on the left to the output on the right. */
final class LayerLines {
    private LayerLines() {}

    /** The last layers of all nets stand above each other: nets of different depth differ on the left. */
    static CasePicture gradients(Picture picture, List<ArmSignals> arms) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            double[] values = CasePictures.values(arms.get(i).profile(Signals.ACTIVATION_GRADIENT, true));
            double last = values.length == 0 ? 0 : values[values.length - 1];
            if (last > 0) {
                lines.add(new Line(
                        arms.get(i).arm(),
                        i,
                        "plain",
                        true,
                        new Points(
                                CasePictures.places(-values.length + 1, values.length),
                                Arrays.stream(values).map(value -> value / last).toArray())));
            }
        }
        return logarithmic(picture, lines);
    }

    static CasePicture updates(Picture picture, List<ArmSignals> arms) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            double[] values = CasePictures.values(arms.get(i).profile(Signals.UPDATE_RATIO, false));
            if (values.length > 0) {
                lines.add(new Line(
                        arms.get(i).arm(),
                        i,
                        "plain",
                        true,
                        new Points(CasePictures.places(-values.length + 1, values.length), values)));
            }
        }
        return logarithmic(picture, lines);
    }

    private static CasePicture logarithmic(Picture picture, List<Line> lines) {
        Span span = Span.of(lines.stream().map(Line::points).toList(), true);
        return new CasePicture(
                picture.title(),
                picture.about(),
                panels(picture, lines, span, false, List.of(), ""),
                CasePictures.keys(lines));
    }

    static CasePicture staleStatistics(Picture picture, List<ArmSignals> arms) {
        List<Line> lines = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < arms.size(); i++) {
            double[] values = CasePictures.values(arms.get(i).profile(Signals.BATCH_NORM_TRAIN_DISTANCE, false));
            if (values.length > 0) {
                most = Math.max(most, values.length);
                lines.add(new Line(
                        arms.get(i).arm(),
                        i,
                        "plain",
                        true,
                        new Points(CasePictures.places(0, values.length), values)));
            }
        }
        Span span = Span.of(lines.stream().map(Line::points).toList(), true);
        List<String> ticks = Arrays.stream(CasePictures.places(1, most))
                .mapToObj(place -> "norm " + (int) place)
                .toList();
        return new CasePicture(
                picture.title(),
                picture.about(),
                panels(picture, lines, span, false, most > 6 ? numbers(most) : ticks, ""),
                CasePictures.keys(lines));
    }

    private static List<String> numbers(int count) {
        return Arrays.stream(CasePictures.places(1, count))
                .mapToObj(place -> Integer.toString((int) place))
                .toList();
    }

    static CasePicture linearProbes(Picture picture, List<ArmSignals> arms) {
        return pairs(
                picture,
                arms,
                Signals.LINEAR_PROBE_ACCURACY,
                "trained",
                Signals.UNTRAINED_LINEAR_PROBE_ACCURACY,
                "untrained",
                atEnd(arms, Signals.INPUT_LINEAR_PROBE_ACCURACY, "from the pixels alone"));
    }

    static CasePicture criticality(Picture picture, List<ArmSignals> arms) {
        return pairs(
                picture,
                arms,
                Signals.REWOUND_TRAIN_ACCURACY,
                "as it was before the first step",
                Signals.REINITIALISED_TRAIN_ACCURACY,
                "drawn anew",
                atEnd(arms, Signals.INTACT_TRAIN_ACCURACY, "untouched"));
    }

    private static CasePicture pairs(
            Picture picture,
            List<ArmSignals> arms,
            Signal solid,
            String ofSolid,
            Signal dashed,
            String ofDashed,
            String note) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            add(lines, arms.get(i), i, solid, "plain");
            add(lines, arms.get(i), i, dashed, "dashed");
        }
        Span span = Span.ofShares(lines.stream().map(Line::points).toList());
        List<LineKey> key = new ArrayList<>();
        arms.stream()
                .filter(arm -> lines.stream().anyMatch(line -> line.label().equals(arm.arm())))
                .forEach(arm -> key.add(new LineKey(arm.arm(), "run" + arms.indexOf(arm) + " plain")));
        key.add(new LineKey(ofSolid, "run7 plain"));
        key.add(new LineKey(ofDashed, "run7 dashed"));
        return new CasePicture(
                picture.title(), picture.about(), panels(picture, lines, span, true, List.of(), note), key);
    }

    /** Such as {@code untouched: healthy 100 %, sigmoid 43 %}. */
    private static String atEnd(List<ArmSignals> arms, Signal signal, String what) {
        String values = arms.stream()
                .filter(arm -> arm.atEnd(signal.tag()).isPresent())
                .map(arm -> arm.arm() + " "
                        + NumberText.percent(arm.atEnd(signal.tag()).getAsDouble()))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "" : what + ": " + values;
    }

    private static void add(List<Line> lines, ArmSignals arm, int colour, Signal signal, String look) {
        Map<String, Double> profile = arm.profile(signal, false);
        if (!profile.isEmpty()) {
            double[] values = CasePictures.values(profile);
            lines.add(
                    new Line(arm.arm(), colour, look, true, new Points(CasePictures.places(0, values.length), values)));
        }
    }

    private static List<Panel> panels(
            Picture picture, List<Line> lines, Span span, boolean percent, List<String> ticks, String note) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new Panel(
                        "",
                        note,
                        new LinePicture(lines, span, percent, ticks, "input side", "output side")
                                .svg(picture.title())));
    }
}
