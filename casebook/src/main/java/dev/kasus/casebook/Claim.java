package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the casebook, with the comparisons that decide it. They are fixed before anything is trained: the error
 * probability is divided among all of a case.
 *
 * @param id such as {@code K3.1}
 * @param asserts what the casebook asserts, in one sentence
 * @param comparisons that decide it; empty if it is decided by what the runs recorded
 * @param reading what the runs say of it
 */
public record Claim(String id, String asserts, List<Comparison> comparisons, Reading reading) {
    /** Copies the list. */
    public Claim {
        comparisons = List.copyOf(comparisons);
    }

    /** What finished runs say of a claim. */
    @FunctionalInterface
    public interface Reading {
        /** The outcome. */
        Outcome of(CaseRuns runs);
    }

    /**
     * The outcome of a reading.
     *
     * @param status whether the claim holds
     * @param effect in the unit that the finding names; NaN if there is none
     * @param interval of the effect; null if there is none
     * @param finding the result in words, and its conditions
     */
    public record Outcome(
            ClaimResult.Status status,
            double effect,
            @Nullable Interval interval,
            String finding) {}

    /** The result from finished runs. */
    public ClaimResult judge(CaseRuns runs) {
        CaseRuns own = runs.within(this);
        Outcome outcome = reading.of(own);
        List<String> open = comparisons.stream()
                .filter(own::isOpen)
                .map(Comparison::toString)
                .toList();
        return new ClaimResult(
                id, asserts, outcome.status(), outcome.effect(), outcome.interval(), outcome.finding(), open);
    }
}
