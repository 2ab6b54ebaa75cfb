package dev.kasus.report.html;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseReport.ComparisonLine;
import dev.kasus.report.CaseVerdict;
import dev.kasus.report.EffectText;
import dev.kasus.report.Phrase;
import dev.kasus.report.TrialSentences;
import dev.kasus.report.svg.ForestPlot;
import dev.kasus.report.svg.ForestStrip;
import dev.kasus.trial.Interval;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A claim as the page of its case shows it.
 *
 * @param id of the claim, and of its place in the page
 * @param asserts what is claimed
 * @param status whether it holds, in words
 * @param look of the status
 * @param finding the result in words
 * @param folded whether the words say again, and at length, what the plots show
 * @param forests plots of its comparisons, one a metric
 * @param open what would settle it
 */
record CaseClaim(
        String id,
        String asserts,
        String status,
        String look,
        String finding,
        boolean folded,
        List<Forest> forests,
        List<String> open) {
    /** Longer findings are folded where plots say the same. */
    private static final int LONG = 260;

    /**
     * Comparisons by one metric.
     *
     * @param unit of the effects
     * @param metric in words
     * @param groups of arms with one control each
     * @param left effect at the left edge
     * @param right effect at the right edge
     * @param least the smallest effect that matters, in words
     * @param cut whether an interval extends beyond an edge
     */
    record Forest(
            String unit, String metric, List<Group> groups, String left, String right, String least, boolean cut) {}

    /**
     * Arms with one control.
     *
     * @param control its name
     * @param anchor of the control's place in the page; empty if it has none
     * @param rows an arm each
     */
    record Group(String control, String anchor, List<Row> rows) {}

    /**
     * A comparison.
     *
     * @param arm its name, without that of its control before it
     * @param anchor of the arm's place in the page; empty if it has none
     * @param look of the verdict
     * @param verdict in words
     * @param effect with its sign
     * @param interval of the effect
     * @param pairs how many
     * @param plot the row of the forest plot
     */
    record Row(
            String arm,
            String anchor,
            String look,
            String verdict,
            String effect,
            String interval,
            String pairs,
            String plot) {}

    static CaseClaim of(ClaimResult claim, CaseReport report) {
        Set<String> arms = CaseArmView.anchored(report);
        Map<Metric, List<ComparisonLine>> byMetric = new LinkedHashMap<>();
        for (ComparisonLine line : report.comparisons()) {
            if (line.claim().equals(claim.id())) {
                Metric metric = new Metric(line.metric(), line.tag(), line.sign(), line.minimumEffect());
                byMetric.computeIfAbsent(metric, key -> new ArrayList<>()).add(line);
            }
        }
        List<Forest> forests = new ArrayList<>();
        byMetric.forEach((metric, lines) -> forests.add(forest(metric, lines, arms)));
        return new CaseClaim(
                claim.id(),
                claim.claim(),
                CaseVerdict.status(claim),
                look(claim),
                claim.finding(),
                !forests.isEmpty() && claim.finding().length() > LONG,
                forests,
                CaseVerdict.open(report, claim));
    }

    static String look(ClaimResult claim) {
        return CaseVerdict.status(claim).replace(' ', '-');
    }

    private static Forest forest(Metric metric, List<ComparisonLine> lines, Set<String> arms) {
        EffectText effects = new EffectText(metric);
        ForestPlot plot = new ForestPlot(
                ForestStrip.of(lines.stream().map(CaseClaim::judgement).toList(), metric.minimumEffect()));
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        lines.forEach(line ->
                groups.computeIfAbsent(line.control(), key -> new ArrayList<>()).add(row(line, effects, plot, arms)));
        List<Group> views = new ArrayList<>();
        groups.forEach((control, rows) -> views.add(new Group(control, anchor(control, arms), rows)));
        return new Forest(
                effects.unit(),
                metric.title(),
                views,
                effects.effect(-plot.scale().reach()),
                effects.effect(plot.scale().reach()),
                metric.minimumEffect() > 0 ? effects.size(metric.minimumEffect()) : "",
                lines.stream().anyMatch(line -> Double.isFinite(line.effect()) && plot.isCut(interval(line))));
    }

    private static Row row(ComparisonLine line, EffectText effects, ForestPlot plot, Set<String> arms) {
        String effect = effects.effect(line.effect());
        boolean known = Double.isFinite(line.effect());
        String interval = known ? effects.interval(interval(line)) : "–";
        return new Row(
                line.arm().startsWith(line.control() + "-")
                        ? line.arm().substring(line.control().length() + 1)
                        : line.arm(),
                anchor(line.arm(), arms),
                verdict(line).name().toLowerCase(Locale.ROOT).replace('_', '-'),
                TrialSentences.of(verdict(line)),
                effect,
                interval,
                Phrase.counted(line.pairs(), "pair"),
                plot.row(
                        line.effect(),
                        interval(line),
                        known ? "effect " + effect + ", interval " + interval : "no effect is known yet"));
    }

    private static String anchor(String arm, Set<String> arms) {
        return arms.contains(arm) ? CaseArmView.ID + arm : "";
    }

    private static Judgement judgement(ComparisonLine line) {
        return new Judgement(verdict(line), line.effect(), interval(line), line.pairs(), true);
    }

    /** Both may be missing in a file that somebody has changed. */
    private static Verdict verdict(ComparisonLine line) {
        return Objects.requireNonNullElse(line.verdict(), Verdict.NOT_ENOUGH_RUNS);
    }

    private static Interval interval(ComparisonLine line) {
        return Objects.requireNonNullElseGet(
                line.interval(), () -> new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0));
    }
}
