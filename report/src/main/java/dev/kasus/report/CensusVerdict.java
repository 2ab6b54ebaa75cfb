package dev.kasus.report;

import dev.kasus.census.CheckResult;
import dev.kasus.message.FirstFew;
import java.util.List;

/**
 * The verdict on a data set in one sentence.
 *
 * @param kind what kind it is
 * @param sentence without a full stop
 */
public record CensusVerdict(Kind kind, String sentence) {
    /** From this severity on, a finding misleads a training or its metrics. */
    private static final double SERIOUS = 0.5;

    private static final int MOST_NAMES = 3;

    /** The kinds of verdict. */
    public enum Kind {
        /** Something would mislead a training or its metrics. */
        TROUBLE,
        /** What was found is small. */
        MINOR,
        /** Nothing was found, but some checks were not possible. */
        PARTLY,
        /** Nothing was found, and every check was possible. */
        CLEAR
    }

    static CensusVerdict of(List<CheckResult> results) {
        List<String> serious =
                titles(results.stream().filter(CensusVerdict::isSerious).toList());
        List<String> minor = titles(results.stream()
                .filter(result -> result.status() == CheckResult.Status.FOUND && !isSerious(result))
                .toList());
        if (!serious.isEmpty()) {
            return new CensusVerdict(
                    Kind.TROUBLE,
                    "problems: " + FirstFew.named(serious, MOST_NAMES)
                            + (minor.isEmpty() ? "" : "; also " + FirstFew.named(minor, MOST_NAMES)));
        }
        if (!minor.isEmpty()) {
            return new CensusVerdict(Kind.MINOR, "usable; note: " + FirstFew.named(minor, MOST_NAMES));
        }
        long unknown = results.stream()
                .filter(result -> result.status() == CheckResult.Status.UNKNOWN)
                .count();
        String clear = "nothing was found that would mislead a training";
        return unknown == 0
                ? new CensusVerdict(Kind.CLEAR, clear)
                : new CensusVerdict(Kind.PARTLY, clear + "; " + Phrase.counted(unknown, "check") + " not possible");
    }

    /** Whether a check found something that misleads a training or its metrics. */
    public static boolean isSerious(CheckResult result) {
        return result.status() == CheckResult.Status.FOUND && result.severity() >= SERIOUS;
    }

    private static List<String> titles(List<CheckResult> results) {
        return results.stream().map(result -> Phrase.inSentence(result.title())).toList();
    }
}
