package dev.kasus.recipe;

/** Scalars as recipes write them. */
public final class ScalarText {
    private ScalarText() {}

    /** A Boolean, Long or Double where the text is one, else the text. */
    public static Object parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            return Double.valueOf(text);
        }
        return switch (text) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan", "NaN" -> Double.NaN;
            default -> text;
        };
    }

    /** The shortest text that parses to the same scalar; whole doubles without a fraction. */
    public static String show(Object scalar) {
        if (scalar instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(scalar);
    }
}
