package dev.kasus.recipe.schema;

import dev.kasus.message.SafeText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scalars as recipes write them. */
public final class ScalarText {
    /** As much of a value as a sentence can take. */
    private static final int LONGEST_QUOTE = 60;

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]++\\.?+[0-9]*+|\\.[0-9]++)([eE][-+]?[0-9]++)?");

    private ScalarText() {}

    /** A Boolean, Long or Double where the text is one, else the text. */
    public static Object parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (WHOLE.matcher(text).matches()) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException beyondLong) {
                return Double.valueOf(text);
            }
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return switch (text) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan", "NaN" -> Double.NaN;
            default -> text;
        };
    }

    /** A text that parses to the same scalar, as people write it: 2 for 2.0, 1e-5 for 1.0E-5. */
    public static String show(@Nullable Object scalar) {
        if (!(scalar instanceof Double number)) {
            return String.valueOf(scalar);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.equals(-0.0) ? "-0.0" : Long.toString(number.longValue());
        }
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
        }
        return Double.toString(number).replace(".0E", "e").replace('E', 'e');
    }

    /** A text in quotes, as {@link #brief}. */
    public static String quote(String text) {
        return '"' + brief(text) + '"';
    }

    /** A text for a sentence: what is too long is cut, what a terminal would obey is replaced. */
    public static String brief(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) {
            return SafeText.line(text);
        }
        return SafeText.line(text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE))) + "...";
    }
}
