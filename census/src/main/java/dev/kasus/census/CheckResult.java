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

    /** What was found first, the most severe first; then what could not be looked for; then what is clear. */
    public static List<CheckResult> inOrder(List<CheckResult> results) {
        return results.stream()
                .sorted(Comparator.comparing((CheckResult result) ->
                                result.status() == Status.FOUND ? 0 : result.status() == Status.UNKNOWN ? 1 : 2)
                        .thenComparing(result -> -result.severity()))
                .toList();
    }

    /** Could not look is not the same as clear. */
    public enum Status {
        /** It was found. */
        FOUND,
        /** It was looked for and not found. */
        CLEAR,
        /** It could not be looked for. */
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
