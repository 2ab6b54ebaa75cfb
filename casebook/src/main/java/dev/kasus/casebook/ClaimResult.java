package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What runs say of a claim.
 *
 * @param id such as {@code K3.1}
 * @param claim what the casebook asserts, in one sentence
 * @param status whether that holds
 * @param effect the size of what was measured, in the unit that the finding names; NaN if there is none
 * @param interval of the effect, together with those of the case's other comparisons at 95 %; null if there is none
 * @param finding what was measured, in words, and on what it depends
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
        /** It does, here. */
        SUPPORTED,
        /** It does not, here. */
        REFUTED,
        /** It does for a part, or under a condition that the finding names. */
        DEPENDS,
        /** The runs do not say. */
        NOT_TESTED
    }
}
