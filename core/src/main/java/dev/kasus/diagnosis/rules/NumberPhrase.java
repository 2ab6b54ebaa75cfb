package dev.kasus.diagnosis.rules;

import java.util.List;
import java.util.Locale;

/** Formats numbers for the sentences of rules. */
final class NumberPhrase {
    private NumberPhrase() {}

    /** A share as a percentage: {@code 93 %}; near 0 and 100 % with one digit more: {@code 99.4 %}, {@code 1.4 %}. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return number(share);
        }
        boolean fine = (share > 0 && share < 0.1) || (share > 0.99 && share < 1);
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /** A difference of shares: {@code 12 points}. */
    static String points(double difference) {
        long points = Math.round(100 * difference);
        return points + (Math.abs(points) == 1 ? " point" : " points");
    }

    /** A number of things: {@code 1 epoch}, {@code 2 epochs}. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** The words with a capital first letter. */
    static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A ratio in words: {@code 1.4 % of}, {@code 14.4 times}. */
    static String part(double ratio) {
        return ratio < 2 ? percent(ratio) + " of" : number(ratio) + " times";
    }

    /**
     * A number with three significant digits: {@code 0.0312}, {@code 41.2}, {@code 9.0e+10}; {@code NaN} and {@code
     * infinite} as words.
     */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : "infinite";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Names of layers as a list in words, the first few of many. */
    static String names(List<String> layers) {
        int most = 4;
        return layers.size() <= most
                ? String.join(", ", layers)
                : String.join(", ", layers.subList(0, most)) + " and " + (layers.size() - most) + " more";
    }

    /** A linear ramp: 0 at {@code from}, 1 at {@code to}, clamped outside. */
    static double rising(double value, double from, double to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
