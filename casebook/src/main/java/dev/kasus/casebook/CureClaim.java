package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A claim that each of some arms is better than its control. */
public final class CureClaim {
    private CureClaim() {}

    /** A claim about cures of one fault. */
    public static Claim of(String id, String asserts, Metric metric, String control, List<String> arms) {
        return of(id, asserts, metric, Map.of(control, arms));
    }

    /**
     * A claim about cures of several faults.
     *
     * @param cures for each control its arms, in the order in which they are told
     */
    public static Claim of(String id, String asserts, Metric metric, Map<String, List<String>> cures) {
        List<Comparison> comparisons = new ArrayList<>();
        cures.forEach((control, arms) -> arms.forEach(arm -> comparisons.add(new Comparison(arm, control, metric))));
        return new Claim(id, asserts, comparisons, runs -> outcome(runs, comparisons));
    }

    private static Claim.Outcome outcome(CaseRuns runs, List<Comparison> comparisons) {
        Judgement first = runs.judgement(comparisons.get(0));
        return new Claim.Outcome(
                status(verdicts(runs, comparisons)), first.effect(), first.interval(), words(runs, comparisons));
    }

    /** The verdicts of comparisons. */
    public static List<Verdict> verdicts(CaseRuns runs, List<Comparison> comparisons) {
        return comparisons.stream()
                .map(comparison -> runs.judgement(comparison).verdict())
                .toList();
    }

    /**
     * Supported if every arm helped, refuted if none did, dependent on the arm if some did and some did not; not
     * tested as long as those that are open could still make it another.
     */
    public static Status status(Collection<Verdict> verdicts) {
        boolean helped = verdicts.contains(Verdict.HELPED);
        boolean open = verdicts.contains(Verdict.NOT_ENOUGH_RUNS);
        boolean not = verdicts.contains(Verdict.HARMED) || verdicts.contains(Verdict.NO_DIFFERENCE);
        if (helped && not) {
            return Status.DEPENDS;
        }
        if (open) {
            return Status.NOT_TESTED;
        }
        return helped ? Status.SUPPORTED : Status.REFUTED;
    }

    /** The comparisons in words, by their control. */
    public static String words(CaseRuns runs, List<Comparison> comparisons) {
        Map<String, List<String>> byControl = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            byControl
                    .computeIfAbsent(
                            "Against " + comparison.control() + ", "
                                    + comparison.metric().title(),
                            key -> new ArrayList<>())
                    .add(comparison.arm() + " " + Words.of(runs, comparison));
        }
        List<String> sentences = new ArrayList<>();
        byControl.forEach((control, arms) -> sentences.add(control + ": " + String.join("; ", arms) + "."));
        return String.join(" ", sentences);
    }
}
