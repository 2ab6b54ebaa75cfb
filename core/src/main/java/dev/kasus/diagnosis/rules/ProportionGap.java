package dev.kasus.diagnosis.rules;

/**
 * The 95 % interval of the difference of two proportions, by Newcombe's method from Wilson intervals (Newcombe,
 * Statistics in Medicine 17, 1998, method 10).
 */
final class ProportionGap {
    /** The normal quantile of a two-sided 95 % interval. */
    private static final double Z = 1.959964;

    private ProportionGap() {}

    /** The lower end of Wilson's 95 % interval of a share. */
    static double lower(double share, double of) {
        return wilson(share, of, -1);
    }

    /** The upper end of Wilson's 95 % interval of a share. */
    static double upper(double share, double of) {
        return wilson(share, of, 1);
    }

    /** The lower end of the 95 % interval of the first share less the second. */
    static double lower(double first, double firstOf, double second, double secondOf) {
        double down = first - wilson(first, firstOf, -1);
        double up = wilson(second, secondOf, 1) - second;
        return first - second - Math.hypot(down, up);
    }

    private static double wilson(double share, double of, int side) {
        double z2 = Z * Z;
        double spread = Z * Math.sqrt(share * (1 - share) / of + z2 / (4 * of * of));
        return (share + z2 / (2 * of) + side * spread) / (1 + z2 / of);
    }
}
