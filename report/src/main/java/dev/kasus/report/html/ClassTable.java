package dev.kasus.report.html;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.report.svg.SvgPath;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * AUC, precision and recall of each class in every run; the class with the lowest AUC comes first.
 *
 * @param rows a class each
 * @param rest those behind the first few, folded away
 */
record ClassTable(List<Row> rows, List<Row> rest) {
    private static final int FIRST = 30;
    private static final int CELLS = 20;
    private static final int WIDTH = 180;
    private static final int HEIGHT = 40;
    private static final double Z = 1.96;

    /**
     * One class.
     *
     * @param name of the class
     * @param images training and validation images, in words; may be empty
     * @param worst its lowest newest AUC in any run, for the order
     * @param runs one a run
     */
    record Row(String name, String images, double worst, List<Cells> runs) {}

    /**
     * One class in one run.
     *
     * @param colour of the run
     * @param curve AUC over the run as SVG; empty if there is none
     * @param auc the newest
     * @param precision the newest
     * @param recall the newest
     * @param evalMode the newest recall on training images; empty if that was not recorded
     * @param mostConfused the most confused class with the newest pairwise AUC and its interval; empty if not recorded
     */
    record Cells(
            int colour,
            String curve,
            String auc,
            String precision,
            String recall,
            String evalMode,
            String mostConfused) {}

    /** Whether there is any class to show. */
    boolean isThere() {
        return !rows.isEmpty();
    }

    /** Whether some are folded away. */
    boolean hasRest() {
        return !rest.isEmpty();
    }

    static ClassTable of(List<RunReport> reports, List<Timeline> timelines) {
        Set<String> classes = new LinkedHashSet<>();
        reports.forEach(report -> classes.addAll(report.recording().subjects(Signals.CLASS_AUC)));
        List<Row> rows = new ArrayList<>();
        for (String name : classes) {
            rows.add(row(name, reports, timelines));
        }
        rows.sort(Comparator.comparingDouble(Row::worst));
        int first = Math.min(FIRST, rows.size());
        return new ClassTable(List.copyOf(rows.subList(0, first)), List.copyOf(rows.subList(first, rows.size())));
    }

    private static Row row(String name, List<RunReport> reports, List<Timeline> timelines) {
        List<Cells> runs = new ArrayList<>();
        double worst = Double.POSITIVE_INFINITY;
        String images = "";
        for (int run = 0; run < reports.size(); run++) {
            Recording recording = reports.get(run).recording();
            Series auc = recording.series(Signals.CLASS_AUC, name);
            if (Double.isFinite(auc.last())) {
                worst = Math.min(worst, auc.last());
            }
            images = images.isEmpty() ? images(name, recording) : images;
            runs.add(new Cells(
                    run % RunLetter.COLOURS,
                    auc.isEmpty()
                            ? ""
                            : curve(
                                    auc,
                                    recording.series(Signals.CLASS_AUC_STANDARD_ERROR, name),
                                    timelines.get(run),
                                    run),
                    last(recording, Signals.CLASS_AUC, name),
                    last(recording, Signals.CLASS_PRECISION, name),
                    last(recording, Signals.CLASS_RECALL, name),
                    last(recording, Signals.CLASS_EVAL_MODE_TRAIN_RECALL, name),
                    UnlearnedClass.standing(recording, name)
                            .map(UnlearnedClass::mostConfusedWords)
                            .orElse("")));
        }
        return new Row(name, images, worst, runs);
    }

    private static String last(Recording recording, Signal signal, String name) {
        Series series = recording.series(signal, name);
        if (series.isEmpty()) {
            return "";
        }
        // A class that was never predicted has no precision.
        return Double.isNaN(series.last()) ? "–" : NumberText.of(signal.tag(), series.last());
    }

    private static String images(String name, Recording recording) {
        if (recording.provenance().isEmpty()) {
            return "";
        }
        Provenance provenance = recording.provenance().get();
        int index = provenance.classes().indexOf(name);
        if (index < 0 || index >= provenance.trainCounts().size()) {
            return "";
        }
        int validated = provenance.validationCounts().get(index);
        int groups = provenance.independentValidation().get(index);
        return NumberText.count(provenance.trainCounts().get(index)) + " / " + NumberText.count(validated)
                + (groups < validated ? " in " + NumberText.count(groups) + (groups == 1 ? " group" : " groups") : "");
    }

    /** From 0.5 (chance) to 1. */
    private static String curve(Series auc, Series error, Timeline timeline, int run) {
        Points points = Points.of(auc, timeline).thinned(CELLS);
        Span span = new Span(Math.min(0.5, Double.isNaN(auc.min()) ? 0.5 : auc.min()), 1, false);
        SvgPath box = new SvgPath(2, 2, WIDTH - 4, HEIGHT - 4, points.x()[0], points.x()[points.size() - 1], span);
        String look = " run" + run % RunLetter.COLOURS;
        return "<svg class=\"tiny\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" aria-hidden=\"true\">"
                + "<path class=\"grid\" d=\"M2 " + SvgPath.number(box.y(1)) + "H" + (WIDTH - 2) + "M2 "
                + SvgPath.number(box.y(0.5))
                + "H" + (WIDTH - 2) + "\"/><path class=\"interval" + look + "\" d=\""
                + box.between(points, error(points, error, timeline)) + "\"/><path class=\"curve" + look
                + " style0\" d=\"" + box.line(points) + "\"/></svg>";
    }

    /** How far the 95 % interval reaches at each point; NaN where that was not recorded. */
    private static double[] error(Points points, Series error, Timeline timeline) {
        double[] reach = new double[points.size()];
        int next = 0;
        for (int i = 0; i < reach.length; i++) {
            while (next < error.size() && timeline.at(error.step(next)) < points.x()[i]) {
                next++;
            }
            boolean known = next < error.size() && timeline.at(error.step(next)) == points.x()[i];
            reach[i] = known ? Z * error.value(next) : Double.NaN;
        }
        return reach;
    }
}
