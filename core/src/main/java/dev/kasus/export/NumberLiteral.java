package dev.kasus.export;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with at most six significant digits, as Python reads them: {@code 0.001}, {@code 2.5e-5}. */
public final class NumberLiteral {
    private static final MathContext SIX = new MathContext(6);

    private NumberLiteral() {}

    public static String text(double value) {
        BigDecimal number = new BigDecimal(value, SIX).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() == 0 || (exponent >= -3 && exponent < 6)) {
            return number.toPlainString();
        }
        return number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** The nearest number of six significant digits, so that a tenth of 0.001 is 0.0001 and no neighbour of it. */
    public static double round(double value) {
        return new BigDecimal(value, SIX).doubleValue();
    }
}
