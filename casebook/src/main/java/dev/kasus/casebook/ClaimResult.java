package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import java.util.List;
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
 * @param open the comparisons that the runs do not decide; empty for a claim that is settled
 */
public record ClaimResult(
        String id,
        String claim,
        Status status,
        double effect,
        @Nullable Interval interval,
        String finding,
        List<String> open) {
    /** Copies the list; a file of an older version has none. */
    public ClaimResult {
        open = open == null ? List.of() : List.copyOf(open);
    }

    /** Whether more runs would add nothing. */
    public boolean isSettled() {
        return open.isEmpty() && status != Status.NOT_TESTED;
    }

    /** Whether a claim holds. */
    public enum Status {
        /** It holds here. */
        SUPPORTED,
        /** It does not hold here. */
        REFUTED,
        /** It holds in part, or under a condition that the finding names. */
        DEPENDS,
        /** The runs do not decide. */
        NOT_TESTED
    }
}
