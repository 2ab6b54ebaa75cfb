package dev.kasus.report.html;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.report.Fact;
import dev.kasus.report.Facts;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.Chart;
import dev.kasus.report.svg.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data for the template of the page.
 *
 * @param title of the page
 * @param several whether it compares runs
 * @param blank whether not a single value was recorded
 * @param runs each run by itself
 * @param trial of the treatments of the only run; none or one
 * @param facts what is known of them at a glance, side by side
 * @param differences of the recipes, line by line
 * @param charts learning curves
 * @param layers signals of each layer
 * @param batchNormCharts validation under three kinds of batch-norm statistics
 * @param batchNormTables errors of the running statistics
 * @param classes metrics of each class
 * @param others signals of other tools
 * @param data of charts and strips as JSON that fits into a script element
 */
public record Page(
        String title,
        boolean several,
        boolean blank,
        List<RunView> runs,
        List<TrialView> trial,
        List<FactRow> facts,
        List<Difference> differences,
        List<Chart> charts,
        List<HeatTable> layers,
        List<Chart> batchNormCharts,
        List<HeatTable> batchNormTables,
        ClassTable classes,
        OtherSignals others,
        String data) {
    /**
     * A fact of every run.
     *
     * @param label what it is about
     * @param values one a run
     * @param different whether they are not all the same
     */
    record FactRow(String label, List<String> values, boolean different) {}

    /**
     * A line of a difference.
     *
     * @param kind {@code gone} or {@code come}; {@code heading} for the names of the recipes
     * @param text the line
     */
    record Difference(String kind, String text) {
        static Difference of(String line) {
            return new Difference(line.startsWith("-") ? "gone" : line.startsWith("+") ? "come" : "", line);
        }
    }

    /**
     * A part of the page that can be jumped to.
     *
     * @param id of its place in the page
     * @param title of it
     */
    record Section(String id, String title) {}

    /**
     * @param toRun address of the folder of the only run as seen from the page, ending with a slash; empty if the page is in it
     */
    static Page of(List<RunReport> reports, String toRun) {
        List<Timeline> timelines =
                Timeline.of(reports.stream().map(RunReport::recording).toList());
        Citations citations = Citations.of(reports);
        Charts charts = new Charts(reports, timelines, citations);
        HeatTables tables = new HeatTables(reports, timelines, citations);
        List<Chart> learning = charts.learning();
        List<Chart> batchNorm = charts.batchNorm();
        List<HeatTable> layers = tables.layers();
        List<HeatTable> statistics = tables.batchNorm();
        Map<String, String> anchors = anchors(joined(learning, batchNorm), joined(layers, statistics));
        List<RunView> runs = new ArrayList<>();
        for (int run = 0; run < reports.size(); run++) {
            runs.add(RunView.of(reports.get(run), run, reports.size(), timelines.get(run), anchors));
        }
        List<TrialView> trial = reports.stream()
                .filter(report -> reports.size() == 1)
                .flatMap(report -> report.trial().stream())
                .map(it -> TrialView.of(it, toRun))
                .toList();
        return new Page(
                String.join(" and ", reports.stream().map(RunReport::run).toList()),
                reports.size() > 1,
                reports.stream().allMatch(report -> report.recording().tags().isEmpty()),
                runs,
                trial,
                facts(reports),
                differences(reports),
                learning,
                layers,
                batchNorm,
                statistics,
                ClassTable.of(reports, timelines),
                OtherSignals.of(reports, timelines),
                Templates.script(ChartJson.of(joined(learning, batchNorm), joined(layers, statistics))));
    }

    /** What can be jumped to, in the order of the page. */
    List<Section> contents() {
        List<Section> sections = new ArrayList<>();
        add(sections, true, "what-to-do", "What to do");
        add(sections, !trial.isEmpty(), "trial", "Trial");
        add(sections, !several, "findings", "Findings");
        add(sections, !charts.isEmpty(), "curves", "Curves");
        add(sections, !facts.isEmpty(), "glance", "At a glance");
        add(sections, several, "findings", "Findings");
        add(sections, !layers.isEmpty(), "layers", "Layers");
        add(sections, !batchNormTables.isEmpty(), "batch-norm", "Batch norm");
        add(sections, classes.isThere(), "classes", "Classes");
        add(sections, hasConfusion(), "confusion", "Confusion");
        add(sections, others.count() > 0, "others", "Other signals");
        add(sections, runs.stream().anyMatch(RunView::hasRecords), "records", "Recipe");
        return sections;
    }

    private static void add(List<Section> sections, boolean there, String id, String title) {
        if (there) {
            sections.add(new Section(id, title));
        }
    }

    /** Whether a confusion matrix or pictures of classes are shown. */
    boolean hasConfusion() {
        return runs.stream()
                .anyMatch(run ->
                        !run.confusion().isEmpty() || !run.confusedPairs().isEmpty());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Where in the page the curve of a tag is. */
    private static Map<String, String> anchors(List<Chart> charts, List<HeatTable> tables) {
        Map<String, String> anchors = new HashMap<>();
        charts.forEach(chart -> chart.curves().forEach(curve -> anchors.put(curve.tag(), chart.id())));
        tables.forEach(table -> table.rows().forEach(row -> anchors.put(row.tag(), row.id())));
        return anchors;
    }

    private static List<FactRow> facts(List<RunReport> reports) {
        List<List<Fact>> all =
                reports.stream().map(report -> Facts.of(report.recording())).toList();
        Set<String> labels = new LinkedHashSet<>();
        all.forEach(facts -> facts.forEach(fact -> labels.add(fact.label())));
        List<FactRow> rows = new ArrayList<>();
        for (String label : labels) {
            List<String> values = all.stream()
                    .map(facts -> facts.stream()
                            .filter(fact -> fact.label().equals(label))
                            .map(Fact::value)
                            .findFirst()
                            .orElse(""))
                    .toList();
            rows.add(new FactRow(label, values, Set.copyOf(values).size() > 1));
        }
        return rows;
    }

    /** Of every further recipe from the first. */
    private static List<Difference> differences(List<RunReport> reports) {
        List<Difference> lines = new ArrayList<>();
        for (int run = 1; run < reports.size(); run++) {
            Optional<Recipe> first = reports.get(0).recording().recipe();
            Optional<Recipe> other = reports.get(run).recording().recipe();
            if (first.isPresent() && other.isPresent()) {
                List<String> difference = RecipeDiff.between(first.get(), other.get());
                String names = "from " + RunLetter.of(0, reports.size()) + "to "
                        + RunLetter.of(run, reports.size()).strip();
                lines.add(new Difference("heading", difference.isEmpty() ? names + ": the same recipe" : names));
                difference.forEach(line -> lines.add(Difference.of(line)));
            }
        }
        return lines;
    }
}
