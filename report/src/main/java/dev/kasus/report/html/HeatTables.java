package dev.kasus.report.html;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.Cells;
import dev.kasus.report.svg.ColourScale;
import dev.kasus.report.svg.EvidenceWindow;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.report.svg.SvgPath;
import dev.kasus.report.svg.Timeline;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** The heat tables of some runs, each with one scale of colour for all of them. */
final class HeatTables {
    /** Number of cells in a strip. */
    static final int CELLS = 80;

    /** The colour scale spans at least four decades, so that a healthy run does not look like a sick one. */
    private static final double LEAST_RATIO = 1e4;

    private final List<RunReport> reports;
    private final List<Timeline> timelines;
    private final Citations citations;

    HeatTables(List<RunReport> reports, List<Timeline> timelines, Citations citations) {
        this.reports = reports;
        this.timelines = timelines;
        this.citations = citations;
    }

    /** Gradients, updates and outputs of each layer. */
    List<HeatTable> layers() {
        return tables(
                table(
                        "weight-gradient",
                        "Gradient of the weights",
                        "Norm, logarithmic scale. If rows get darker towards the top, the gradient vanishes towards "
                                + "the early layers.",
                        Signals.WEIGHT_GRADIENT),
                table(
                        "activation-gradient",
                        "Gradient of the outputs",
                        "Norm of the gradient with respect to the layer's output, logarithmic scale.",
                        Signals.ACTIVATION_GRADIENT),
                table(
                        "update-ratio",
                        "Update over weight",
                        "Norm of the update divided by the norm of the weights. About 0.001 is usual.",
                        Signals.UPDATE_RATIO),
                table(
                        "activation-std",
                        "Standard deviation of the outputs",
                        "Near 0, the layer has almost the same output for every image.",
                        Signals.ACTIVATION_STD),
                table(
                        "dead",
                        "Dead units",
                        "Share of units whose output is 0 on every sampled image.",
                        Signals.DEAD_FRACTION),
                table(
                        "saturated",
                        "Saturated outputs",
                        "Share of outputs in the flat part of the activation function.",
                        Signals.SATURATED_FRACTION));
    }

    /** Distance of the running statistics of batch norm from the true ones. */
    List<HeatTable> batchNorm() {
        return tables(
                table(
                        "bn-train",
                        "Running statistics compared with training images",
                        "Distance in standard deviations; small is good.",
                        Signals.BATCH_NORM_TRAIN_DISTANCE),
                table(
                        "bn-validation",
                        "Running statistics compared with validation images",
                        "Distance in standard deviations; large if validation images differ from training images.",
                        Signals.BATCH_NORM_VALIDATION_DISTANCE));
    }

    private static List<HeatTable> tables(HeatTable... tables) {
        return List.of(tables).stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private HeatTable table(String id, String title, String about, Signal signal) {
        List<String> subjects = MergedOrder.merged(reports.stream()
                .map(report -> report.recording().subjects(signal))
                .toList());
        boolean badShare = signal.equals(Signals.DEAD_FRACTION) || signal.equals(Signals.SATURATED_FRACTION);
        ColourScale scale = new ColourScale(badShare ? new Span(0, 1, false) : span(signal, subjects), badShare);
        List<HeatTable.Row> rows = new ArrayList<>();
        for (String subject : subjects) {
            rows.add(row(id + "-" + rows.size(), signal, subject, scale));
        }
        return new HeatTable(
                id,
                title,
                about,
                scale.legend(),
                badShare ? "0 %" : NumberText.brief(scale.span().low()),
                badShare ? "100 %" : NumberText.brief(scale.span().high()),
                rows);
    }

    private Span span(Signal signal, List<String> subjects) {
        List<Points> curves = new ArrayList<>();
        for (RunReport report : reports) {
            for (String subject : subjects) {
                double[] values = report.recording().series(signal, subject).values();
                curves.add(new Points(new double[values.length], values));
            }
        }
        return Span.of(curves, NumberText.isLogarithmic(signal.tag())).atLeast(LEAST_RATIO);
    }

    private HeatTable.Row row(String id, Signal signal, String subject, ColourScale scale) {
        List<HeatTable.Strip> strips = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (int run = 0; run < reports.size(); run++) {
            List<Citations.Citation> naming = naming(run, signal, subject);
            String letter = RunLetter.of(run, reports.size()).strip();
            naming.stream().map(Citations.Citation::rank).distinct().forEach(rank -> marks.add(letter + rank));
            strips.add(strip(id + "-" + run, run, signal.of(subject), scale, naming));
        }
        return new HeatTable.Row(id, subject, signal.of(subject), String.join(" ", marks), strips);
    }

    private HeatTable.Strip strip(String id, int run, String tag, ColourScale scale, List<Citations.Citation> naming) {
        Series series = reports.get(run).recording().series(tag);
        long lastStep = timelines.get(run).lastStep();
        Cells cells = Cells.of(series, CELLS, lastStep, scale.span().logarithmic());
        List<HeatTable.Bracket> windows = citations.of(run, tag).stream()
                .filter(citation -> new EvidenceWindow(citation.evidence(), series).isOnSeries())
                .map(citation -> bracket(citation.evidence(), lastStep))
                .distinct()
                .toList();
        return new HeatTable.Strip(
                id,
                run,
                series.isEmpty() ? "" : scale.picture(cells),
                cells,
                series.isEmpty() ? "" : description(tag, series),
                series.isEmpty() ? "" : NumberText.of(tag, series.last()),
                naming.stream().anyMatch(citation -> window(run, citation).restsOnNewest(series)),
                windows);
    }

    private static String description(String tag, Series series) {
        return "from " + NumberText.of(tag, series.value(0)) + " to " + NumberText.of(tag, series.last()) + ", between "
                + NumberText.of(tag, series.min()) + " and " + NumberText.of(tag, series.max());
    }

    private EvidenceWindow window(int run, Citations.Citation citation) {
        Evidence evidence = citation.evidence();
        return new EvidenceWindow(evidence, reports.get(run).recording().series(evidence.tag()));
    }

    private static HeatTable.Bracket bracket(Evidence evidence, long lastStep) {
        double from = 100.0 * Math.max(0, evidence.fromStep() - 1) / Math.max(1, lastStep);
        double to = 100.0 * evidence.toStep() / Math.max(1, lastStep);
        double left = Math.min(Math.max(0, from), 99);
        return new HeatTable.Bracket(SvgPath.number(left), SvgPath.number(Math.max(1, Math.min(100, to) - left)));
    }

    /** The findings of a run that name a layer and rest on this signal of any layer. */
    private List<Citations.Citation> naming(int run, Signal signal, String subject) {
        return citations.ofRun(run).stream()
                .filter(citation -> signal.matches(citation.evidence().tag()))
                .filter(citation -> citation.layers().contains(subject)
                        || signal.of(subject).equals(citation.evidence().tag()))
                .filter(citation -> window(run, citation).isOnSeries())
                .toList();
    }
}
