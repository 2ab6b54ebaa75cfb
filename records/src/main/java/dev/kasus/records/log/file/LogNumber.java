package dev.kasus.records.log.file;

/** Numbers as logs write them. */
public final class LogNumber {
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Integers up to here are exact, and so is their product or quotient with an exact power of ten, rounded once. */
    private static final long EXACT = 1L << 53;

    private static final int LONGEST = 400;

    private LogNumber() {}

    /** Whether a cell says that there is no value. */
    public static boolean isBlank(String text) {
        return switch (text) {
            case "", "-", "--", "None", "none", "null", "NULL", "N/A", "n/a", "NA", "#N/A", "<NA>" -> true;
            default -> false;
        };
    }

    /**
     * Whether a text is a number; if so it is put into the first place of an array.
     *
     * @param comma the sign of decimals beside the point
     */
    public static boolean parse(String text, char comma, double[] into) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int at = 0;
        char sign = text.charAt(0);
        if (sign == '-' || sign == '+') {
            at++;
        }
        long digits = 0;
        int exponent = 0;
        int count = 0;
        int point = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                if (digits >= EXACT / 10) {
                    return slowly(text, comma, into);
                }
                digits = digits * 10 + (c - '0');
                count++;
            } else if ((c == '.' || c == comma) && point < 0) {
                point = count;
            } else {
                break;
            }
        }
        if (count == 0) {
            return words(text, into);
        }
        if (at < length) {
            char e = text.charAt(at);
            if ((e != 'e' && e != 'E') || length - at > 5 || at + 1 == length) {
                return false;
            }
            int from = at + 1;
            boolean negative = text.charAt(from) == '-';
            from += negative || text.charAt(from) == '+' ? 1 : 0;
            if (from == length) {
                return false;
            }
            for (int i = from; i < length; i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return false;
                }
                exponent = exponent * 10 + (c - '0');
            }
            exponent = negative ? -exponent : exponent;
        }
        exponent -= point < 0 ? 0 : count - point;
        if (Math.abs(exponent) >= TENS.length) {
            return slowly(text, comma, into);
        }
        double value = exponent < 0 ? digits / TENS[-exponent] : digits * TENS[exponent];
        into[0] = sign == '-' ? -value : value;
        return true;
    }

    private static boolean slowly(String text, char comma, double[] into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' && c != comma) {
                return false;
            }
        }
        try {
            into[0] = Double.parseDouble(text.replace(comma, '.'));
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean words(String text, double[] into) {
        boolean negative = text.charAt(0) == '-';
        String word = negative || text.charAt(0) == '+' ? text.substring(1) : text;
        switch (word) {
            case "nan", "NaN", "NAN", "Nan" -> into[0] = Double.NaN;
            case "inf", "Inf", "INF", "Infinity", "infinity", "∞" ->
                into[0] = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> {
                return false;
            }
        }
        return true;
    }
}
