package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges claims by comparisons of arms. */
final class ClaimJudge {
    private final CaseRuns runs;

    ClaimJudge(CaseRuns runs) {
        this.runs = runs;
    }

    /**
     * Judges a claim that each of some arms is better than a control: supported if every one helped, refuted if none
     * helped and none is open, else it depends.
     */
    ClaimResult cures(String id, String claim, Metric metric, String control, String... arms) {
        Map<String, Judgement> judgements = runs.compare(List.of(arms), control, metric);
        long helped = count(judgements, Verdict.HELPED);
        long open = count(judgements, Verdict.NOT_ENOUGH_RUNS);
        Status status = helped == arms.length
                ? Status.SUPPORTED
                : helped == 0 && open == 0 ? Status.REFUTED : helped == 0 ? Status.NOT_TESTED : Status.DEPENDS;
        Judgement first = judgements.values().iterator().next();
        List<String> words = new ArrayList<>();
        judgements.forEach((arm, judgement) -> words.add(arm + " " + words(judgement, metric)));
        return new ClaimResult(
                id,
                claim,
                status,
                first.effect(),
                first.interval(),
                "Against " + control + ", " + metric.title() + ": " + String.join("; ", words) + ".");
    }

    private static long count(Map<String, Judgement> judgements, Verdict verdict) {
        return judgements.values().stream().filter(j -> j.verdict() == verdict).count();
    }

    /** Such as {@code helped, +28.1 points (14.9 to 41.2)}. */
    static String words(Judgement judgement, Metric metric) {
        double unit = metric.sign() > 0 ? 100 : 1;
        String format = metric.sign() > 0 ? "%s, %+.1f points (%.1f to %.1f)" : "%s, %+.2f (%.2f to %.2f)";
        return String.format(
                Locale.ROOT,
                format,
                judgement.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                unit * judgement.effect(),
                unit * judgement.interval().low(),
                unit * judgement.interval().high());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** With four digits, for values close to 1. */
    static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
