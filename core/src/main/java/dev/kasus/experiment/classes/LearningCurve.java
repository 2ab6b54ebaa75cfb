package dev.kasus.experiment.classes;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A learning curve: AUC as a function of the number of training images, with a probit that is linear in the number
 * of doublings. It is fitted by weighted least squares; if the points scatter more than their errors allow, the
 * errors are scaled up (Birge 1932).
 */
final class LearningCurve {
    private static final double Z = 1.96;
    /** Limit that keeps the probit of an AUC of 1 finite. */
    private static final double LARGEST = 0.995;

    private static final double LEAST_ERROR = 0.01;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double level;
    private final double slope;
    private final double levelVariance;
    private final double slopeVariance;
    private final double centre;

    /**
     * A measured point.
     *
     * @param images training images of a class, 1 or more
     * @param auc reached with them
     * @param error its standard error
     */
    record Point(int images, double auc, double error) {
        private double doublings() {
            return Math.log(images) / Math.log(2);
        }

        private double probit() {
            return NORMAL.inverseCumulativeProbability(clipped());
        }

        private double clipped() {
            return Math.max(1 - LARGEST, Math.min(LARGEST, auc));
        }

        /** By the delta method: the derivative of the probit is the inverse of the normal density. */
        private double weight() {
            double spread = Math.max(LEAST_ERROR, error) / NORMAL.density(probit());
            return 1 / (spread * spread);
        }
    }

    /**
     * The expected AUC at a number of images, with a 95 % interval.
     *
     * @param auc expected
     * @param low lower end
     * @param high upper end
     */
    record Forecast(double auc, double low, double high) {}

    private LearningCurve(double level, double slope, double levelVariance, double slopeVariance, double centre) {
        this.level = level;
        this.slope = slope;
        this.levelVariance = levelVariance;
        this.slopeVariance = slopeVariance;
        this.centre = centre;
    }

    /** The curve through some points; empty for fewer than three. */
    static Optional<LearningCurve> of(List<Point> points) {
        if (points.size() < 3) {
            return Optional.empty();
        }
        double weights = points.stream().mapToDouble(Point::weight).sum();
        double centre =
                points.stream().mapToDouble(p -> p.weight() * p.doublings()).sum() / weights;
        double level = points.stream().mapToDouble(p -> p.weight() * p.probit()).sum() / weights;
        double squares = points.stream()
                .mapToDouble(p -> p.weight() * square(p.doublings() - centre))
                .sum();
        if (!(squares > 0)) {
            return Optional.empty();
        }
        double slope = points.stream()
                        .mapToDouble(p -> p.weight() * (p.doublings() - centre) * p.probit())
                        .sum()
                / squares;
        double scatter = points.stream()
                        .mapToDouble(p -> p.weight() * square(p.probit() - level - slope * (p.doublings() - centre)))
                        .sum()
                / (points.size() - 2);
        double scale = Math.max(1, scatter);
        return Optional.of(new LearningCurve(level, slope, scale / weights, scale / squares, centre));
    }

    private static double square(double value) {
        return value * value;
    }

    /** The forecast for a number of images. */
    Forecast at(double images) {
        double beyond = Math.log(images) / Math.log(2) - centre;
        double probit = level + slope * beyond;
        double reach = Z * Math.sqrt(levelVariance + slopeVariance * beyond * beyond);
        return new Forecast(
                NORMAL.cumulativeProbability(probit),
                NORMAL.cumulativeProbability(probit - reach),
                NORMAL.cumulativeProbability(probit + reach));
    }
}
