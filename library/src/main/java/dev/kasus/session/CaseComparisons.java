package dev.kasus.session;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.Comparison;
import dev.kasus.report.CaseReport;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The judged comparisons of a case, claim by claim. */
final class CaseComparisons {
    private CaseComparisons() {}

    static List<CaseReport.ComparisonLine> of(Case planned, CaseRuns runs) {
        List<CaseReport.ComparisonLine> lines = new ArrayList<>();
        for (Claim claim : planned.claims()) {
            CaseRuns own = runs.within(claim);
            claim.comparisons().forEach(comparison -> lines.add(line(claim.id(), comparison, own)));
        }
        return lines;
    }

    private static CaseReport.ComparisonLine line(String claim, Comparison comparison, CaseRuns runs) {
        Judgement judgement = runs.judgement(comparison);
        Metric metric = comparison.metric();
        OptionalInt needed = runs.isOpen(comparison) ? runs.pairsNeeded(comparison) : OptionalInt.empty();
        return new CaseReport.ComparisonLine(
                claim,
                comparison.arm(),
                comparison.control(),
                metric.title(),
                metric.tag(),
                metric.sign(),
                metric.minimumEffect(),
                judgement.verdict(),
                judgement.effect(),
                judgement.interval(),
                judgement.pairs(),
                needed.isPresent() ? (Integer) needed.getAsInt() : null);
    }
}
