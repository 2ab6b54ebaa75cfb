package dev.kasus.report.svg;

import dev.kasus.report.NumberText;
import java.util.Arrays;
import java.util.List;

/**
 * The range of an axis.
 *
 * @param low lowest value
 * @param high highest value, above the lowest
 * @param logarithmic whether equal distances are equal ratios; then both are powers of ten
 */
public record Span(double low, double high, boolean logarithmic) {
    /** Curves whose highest value is so many times their median are drawn over their logarithm: a spike, a ramp over decades. */
    private static final double STEEP = 100;

    /** The smallest and largest finite values, and the smallest above zero. */
    private record Extremes(double low, double high, double lowPositive) {
        static Extremes of(List<Points> curves) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double lowPositive = Double.POSITIVE_INFINITY;
            for (Points points : curves) {
                for (double value : points.y()) {
                    if (Double.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                        lowPositive = value > 0 ? Math.min(lowPositive, value) : lowPositive;
                    }
                }
            }
            return new Extremes(low, high, lowPositive);
        }

        boolean none() {
            return low > high;
        }
    }

    /**
     * The range of the finite values of some curves, with a little room: at least a fifth of the highest value, so that noise does not
     * look like a trend, and down to zero where that is near.
     *
     * @param preferLogarithm whether their logarithm says more even where they span little
     */
    public static Span of(List<Points> curves, boolean preferLogarithm) {
        Extremes all = Extremes.of(curves);
        if (all.none()) {
            return new Span(0, 1, false);
        }
        boolean logarithmic =
                preferLogarithm ? all.low >= 0 && all.high > 0 : all.low > 0 && all.high / median(curves) > STEEP;
        if (logarithmic) {
            // Zero has no logarithm: it is drawn a decade below the rest.
            double floor = Math.pow(10, Math.floor(Math.log10(all.lowPositive)) - (all.low == 0 ? 1 : 0));
            return new Span(floor, Math.max(floor * 10, Math.pow(10, Math.ceil(Math.log10(all.high)))), true);
        }
        double floor = all.low > 0 ? Math.min(all.low, all.high * 0.8) : all.low;
        boolean fromZero = floor >= 0 && floor <= all.high / 3;
        double room = Math.max((all.high - floor) * 0.05, 1e-9);
        return new Span(fromZero ? 0 : floor - room, all.high + room, false);
    }

    private static double median(List<Points> curves) {
        double[] finite = curves.stream()
                .flatMapToDouble(points -> Arrays.stream(points.y()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return finite[finite.length / 2];
    }

    /** The range of the shares of some curves: whole tenths, at least two of them. */
    public static Span ofShares(List<Points> curves) {
        Extremes all = Extremes.of(curves);
        if (all.none()) {
            return new Span(0, 1, false);
        }
        double high = Math.max(0.2, Math.min(1, Math.ceil(all.high * 10) / 10));
        double low = Math.max(0, Math.floor(all.low * 10) / 10);
        return new Span(Math.min(low, NumberText.round(high - 0.2, 3)), high, false);
    }

    /** This range, if it is logarithmic, lengthened downwards until its ends have a ratio. */
    public Span atLeast(double ratio) {
        return logarithmic && high / low < ratio ? new Span(NumberText.round(high / ratio, 6), high, true) : this;
    }

    /** Where a value stands, 0 at the lowest and 1 at the highest; what is outside stands at the edge. */
    public double share(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Math.max(0, Math.min(1, share));
    }
}
