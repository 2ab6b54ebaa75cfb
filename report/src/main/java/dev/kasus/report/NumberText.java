package dev.kasus.report;

import dev.kasus.signal.Signals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Formats numbers for people. */
public final class NumberText {
    private static final List<String> SHARES =
            List.of("accuracy", "-fraction", "/precision", "/recall", "-recall", "accuracy-batch-statistics");

    private NumberText() {}

    /** Three significant digits; an exponent where many zeros would stand. */
    public static String brief(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = rounded(value, 3);
        double size = Math.abs(rounded.doubleValue());
        if (size >= 1e-3 && size < 1e6) {
            return rounded.stripTrailingZeros().toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A share of one in per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", share * 100) : brief(share);
    }

    /** A share of one as a whole per cent, as on an axis. */
    public static String roundPercent(double share) {
        return percent(share).replace(".0 %", " %");
    }

    /** A value of a signal: shares in per cent, all else in brief. */
    public static String of(String tag, double value) {
        return isShare(tag) ? percent(value) : brief(value);
    }

    /** Whether a signal is a share of one, to be shown in per cent. */
    public static boolean isShare(String tag) {
        return SHARES.stream().anyMatch(tag::endsWith) || tag.startsWith("batch-norm/validation-accuracy");
    }

    /** Whether a signal ranges over orders of magnitude, so that its logarithm is drawn. */
    public static boolean isLogarithmic(String tag) {
        return tag.endsWith("gradient-norm")
                || Signals.UPDATE_RATIO.matches(tag)
                || Signals.ACTIVATION_STD.matches(tag)
                || Signals.BATCH_NORM_TRAIN_DISTANCE.matches(tag)
                || Signals.BATCH_NORM_VALIDATION_DISTANCE.matches(tag);
    }

    /** A whole number with thousands separators. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A value rounded to so many significant digits; what is not finite stays as it is. */
    public static double round(double value, int digits) {
        return Double.isFinite(value) ? rounded(value, digits).doubleValue() : value;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits));
    }
}
