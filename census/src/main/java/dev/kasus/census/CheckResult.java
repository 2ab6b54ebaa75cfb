package dev.kasus.census;

import java.util.Comparator;
import java.util.List;

/**
 * What a check has to say.
 *
 * @param id of the check, and where there is one of the cause
 * @param title for people
 * @param status whether it was found
 * @param severity 0 to 1: how much it should worry
 * @param sentence what was measured
 * @param advice what to do; empty if nothing was found
 * @param exhibits pictures to look at
 */
public record CheckResult(
        String id,
        String title,
        Status status,
        double severity,
        String sentence,
        String advice,
        List<Exhibit> exhibits) {
    /** Copies the list. */
    public CheckResult {
        exhibits = List.copyOf(exhibits);
    }

    /** Found results first, by severity; then unknown ones; then clear ones. */
    public static List<CheckResult> inOrder(List<CheckResult> results) {
        return results.stream()
                .sorted(Comparator.comparing((CheckResult result) ->
                                result.status() == Status.FOUND ? 0 : result.status() == Status.UNKNOWN ? 1 : 2)
                        .thenComparing(result -> -result.severity()))
                .toList();
    }

    /** Unknown is not the same as clear. */
    public enum Status {
        /** It was found. */
        FOUND,
        /** Checked and not found. */
        CLEAR,
        /** It could not be checked. */
        UNKNOWN
    }

    /**
     * Pictures that belong together.
     *
     * @param caption what they show
     * @param names of the pictures
     */
    public record Exhibit(String caption, List<String> names) {
        /** Copies the list. */
        public Exhibit {
            names = List.copyOf(names);
        }
    }
}
