package dev.kasus.casebook;

import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.Locale;
import java.util.OptionalInt;

/** Numbers and verdicts in the words of a finding. */
public final class Words {
    private Words() {}

    /** Such as {@code helped, +28.1 points (14.9 to 41.2)}; where runs are missing, how many would decide. */
    public static String of(CaseRuns runs, Comparison comparison) {
        Judgement judgement = runs.judgement(comparison);
        String words = of(judgement, comparison.metric());
        if (judgement.verdict() != Verdict.NOT_ENOUGH_RUNS) {
            return words;
        }
        OptionalInt needed = runs.pairsNeeded(comparison);
        return words
                + (needed.isEmpty()
                        ? ", and no number of pairs in sight that would decide"
                        : needed.getAsInt() > judgement.pairs()
                                ? ", about " + needed.getAsInt() + " pairs would decide"
                                : "");
    }

    private static String of(Judgement judgement, Metric metric) {
        boolean share = metric.sign() > 0;
        double unit = share ? 100 : 1;
        return String.format(
                Locale.ROOT,
                share ? "%s, %+.1f points (%.1f to %.1f)" : "%s, %+.2f (%.2f to %.2f)",
                verdict(judgement.verdict()),
                unit * judgement.effect(),
                unit * judgement.interval().low(),
                unit * judgement.interval().high());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> "helped";
            case HARMED -> "harmed";
            case NO_DIFFERENCE -> "no difference";
            case NOT_ENOUGH_RUNS -> "open";
        };
    }

    /** A share in whole percent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A number with two digits. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    /** With four decimals, for a value close to 1. */
    public static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Yes or no. */
    public static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }
}
