package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The result of a claim.
 *
 * @param id such as {@code K3.1}
 * @param claim what the casebook asserts, in one sentence
 * @param status whether it holds
 * @param effect the effect, in the unit that the finding names; NaN if there is none
 * @param interval of the effect, together with those of the case's other comparisons at 95 %; null if there is none
 * @param finding the result in words, and its conditions
 */
public record ClaimResult(
        String id,
        String claim,
        Status status,
        double effect,
        @Nullable Interval interval,
        String finding) {

    /** Whether a claim holds. */
    public enum Status {
        /** It holds here. */
        SUPPORTED,
        /** It does not hold here. */
        REFUTED,
        /** It holds in part, or under a condition that the finding names. */
        DEPENDS,
        /** The runs are not conclusive. */
        NOT_TESTED
    }
}
