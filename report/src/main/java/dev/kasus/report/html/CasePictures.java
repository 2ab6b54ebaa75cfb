package dev.kasus.report.html;

import dev.kasus.casebook.story.CaseStory.Picture;
import dev.kasus.casebook.story.PictureKind;
import dev.kasus.landscape.Landscape;
import dev.kasus.report.ArmSignals;
import dev.kasus.report.CaseReport;
import dev.kasus.report.NumberText;
import dev.kasus.report.html.CasePicture.LineKey;
import dev.kasus.report.html.CasePicture.Panel;
import dev.kasus.report.svg.LandscapePicture;
import dev.kasus.report.svg.LinePicture.Line;
import dev.kasus.report.svg.SweepPicture;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pictures of a case from its report; one that has nothing to show is left out. */
final class CasePictures {
    private static final List<Signal> CURVATURE = PictureKind.CURVATURE.atEnd();

    private final CaseReport report;

    CasePictures(CaseReport report) {
        this.report = report;
    }

    /** A picture of a story. */
    CasePicture of(Picture picture) {
        List<ArmSignals> arms = picture.arms().stream()
                .flatMap(name -> report.signals().stream().filter(it -> it.arm().equals(name)))
                .toList();
        return switch (picture.kind()) {
            case GRADIENTS -> LayerLines.gradients(picture, arms);
            case UPDATES -> LayerLines.updates(picture, arms);
            case STALE_STATISTICS -> LayerLines.staleStatistics(picture, arms);
            case LINEAR_PROBES -> LayerLines.linearProbes(picture, arms);
            case CRITICALITY -> LayerLines.criticality(picture, arms);
            case DEAD_UNITS -> DeadUnitStrips.of(picture, arms);
            case CLASS_AUC -> EpochLines.classAuc(picture, arms);
            case LOSS -> EpochLines.loss(picture, arms);
            case ACCURACY -> EpochLines.accuracy(picture, arms);
            case CURVATURE -> curvature(picture, arms);
            case LANDSCAPES -> landscapes(picture.title());
            case SWEEPS -> sweeps(picture.title());
        };
    }

    /** Sweeps and landscapes that no picture of a story shows. */
    List<CasePicture> others(List<Picture> told) {
        List<CasePicture> others = new ArrayList<>();
        if (told.stream().noneMatch(picture -> picture.kind() == PictureKind.SWEEPS)) {
            others.add(sweeps("Dose and response"));
        }
        if (told.stream().noneMatch(picture -> picture.kind() == PictureKind.LANDSCAPES)) {
            others.add(landscapes("Ways on the loss surface"));
        }
        return others.stream().filter(CasePicture::isThere).toList();
    }

    private CasePicture sweeps(String title) {
        List<Panel> panels = report.sweeps().stream()
                .filter(sweep -> sweep.points().stream()
                        .allMatch(point ->
                                report.arms().stream().anyMatch(arm -> arm.arm().equals(point.arm()))))
                .map(sweep ->
                        new Panel(sweep.title(), "along: " + sweep.axis(), SweepPicture.panel(sweep, report.arms())))
                .toList();
        return new CasePicture(
                title,
                "Accuracy at the end; the bars are one standard deviation of the seeds.",
                panels,
                List.of(new LineKey("validation", "run0 plain"), new LineKey("training", "run1 dashed")));
    }

    private CasePicture landscapes(String title) {
        List<Panel> panels = new ArrayList<>();
        List<LineKey> key = new ArrayList<>();
        for (Landscape landscape : report.landscapes()) {
            List<String> notes = new ArrayList<>();
            for (int i = 0; i < landscape.ways().size(); i++) {
                Landscape.Way way = landscape.ways().get(i);
                notes.add(way.name() + " ends at "
                        + NumberText.brief(way.losses().get(way.losses().size() - 1)));
                LineKey line = new LineKey(way.name(), "way" + i % LandscapePicture.COLOURS);
                if (!key.contains(line)) {
                    key.add(line);
                }
            }
            landscape.barriers().forEach(barrier -> notes.add(LandscapePicture.words(barrier)));
            panels.add(new Panel(landscape.title(), String.join("; ", notes) + ".", LandscapePicture.panel(landscape)));
        }
        return new CasePicture(
                title,
                "Training loss on a plane, from dark for low to yellow for high, each on its own logarithmic scale. A ring is where a training begins, a dot where it ends.",
                panels,
                key);
    }

    private static CasePicture curvature(Picture picture, List<ArmSignals> arms) {
        List<ArmSignals> measured = arms.stream()
                .filter(arm -> arm.atEnd(Signals.CURVATURE_LOSS.tag()).isPresent())
                .toList();
        List<CasePicture.Row> rows = CURVATURE.stream()
                .map(signal -> new CasePicture.Row(
                        signal.tag().substring(signal.tag().indexOf('/') + 1).replace('-', ' '),
                        measured.stream()
                                .map(arm -> arm.atEnd(signal.tag()))
                                .map(value -> value.isPresent() ? NumberText.brief(value.getAsDouble()) : "–")
                                .toList()))
                .toList();
        return new CasePicture(
                picture.title(),
                picture.about(),
                List.of(),
                List.of(),
                List.of(),
                measured.isEmpty()
                        ? List.of()
                        : List.of(new CasePicture.Table(
                                measured.stream().map(ArmSignals::arm).toList(), rows)));
    }

    /** The keys of lines, each label once. */
    static List<LineKey> keys(List<Line> lines) {
        return lines.stream().map(LineKey::of).distinct().toList();
    }

    /** The values of a profile as a line. */
    static double[] values(Map<String, Double> profile) {
        return profile.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** 0, 1, 2 and so on, from a beginning. */
    static double[] places(int from, int count) {
        return IntStream.range(from, from + count).asDoubleStream().toArray();
    }
}
