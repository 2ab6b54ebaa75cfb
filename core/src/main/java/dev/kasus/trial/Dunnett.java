package dev.kasus.trial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Dunnett's two-sided critical values: the quantile of the largest absolute value of several Student statistics that
 * share a control and an estimate of variance (C. W. Dunnett, New tables for multiple comparisons with a control,
 * Biometrics 20, 1964). Any two statistics have the correlation 1/2.
 */
public final class Dunnett {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double CORRELATION = 0.5;
    /** Beyond it the normal distribution has nothing left that matters. */
    private static final double FAR = 7;

    private static final int NODES = 40;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];
    private static final double[] SHARED = new double[NODES];

    /** A trial asks for the same few values at each of its analyses. */
    private static final Map<Question, Double> ANSWERS = new ConcurrentHashMap<>();

    private static final int MOST_ANSWERS = 10_000;

    private record Question(int arms, double degreesOfFreedom, double level) {}

    static {
        legendre();
        for (int i = 0; i < NODES; i++) {
            SHARED[i] = 2 * FAR * WEIGHT[i] * NORMAL.density(FAR * NODE[i]);
        }
    }

    private Dunnett() {}

    /** Nodes and weights of the Gauss-Legendre quadrature on 0 to 1, by Newton's method. */
    private static void legendre() {
        for (int i = 0; i < NODES; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
            double slope = 1;
            for (int step = 0; step < 20; step++) {
                double value = 1;
                double before = 0;
                for (int j = 0; j < NODES; j++) {
                    double older = before;
                    before = value;
                    value = ((2.0 * j + 1) * x * before - j * older) / (j + 1);
                }
                slope = NODES * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODE[i] = (1 - x) / 2;
            WEIGHT[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /**
     * The critical value.
     *
     * @param arms number of arms that are compared with the control
     * @param degreesOfFreedom of the estimate of variance, more than 0; need not be whole
     * @param level probability that no statistic exceeds the value, above 1/2 and below 1
     */
    public static double critical(int arms, double degreesOfFreedom, double level) {
        if (ANSWERS.size() > MOST_ANSWERS) {
            ANSWERS.clear();
        }
        return ANSWERS.computeIfAbsent(new Question(arms, degreesOfFreedom, level), Dunnett::solve);
    }

    /** By bisection: between the value for one arm and Bonferroni's for all. */
    private static double solve(Question question) {
        TDistribution student = TDistribution.of(question.degreesOfFreedom());
        double low = student.inverseSurvivalProbability((1 - question.level()) / 2);
        if (question.arms() == 1) {
            return low;
        }
        double high = student.inverseSurvivalProbability((1 - question.level()) / 2 / question.arms());
        while (high - low > 1e-7 * high) {
            double middle = (low + high) / 2;
            if (probability(middle, question.arms(), question.degreesOfFreedom()) < question.level()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Probability that no statistic exceeds a value: the mean over the estimated standard deviation. */
    static double probability(double value, int arms, double degreesOfFreedom) {
        ChiSquaredDistribution squares = ChiSquaredDistribution.of(degreesOfFreedom);
        double reach = Math.min(FAR / value, Math.sqrt(squares.inverseSurvivalProbability(1e-12) / degreesOfFreedom));
        double sum = squares.survivalProbability(degreesOfFreedom * reach * reach);
        for (int i = 0; i < NODES; i++) {
            double deviation = reach * NODE[i];
            double density =
                    2 * degreesOfFreedom * deviation * squares.density(degreesOfFreedom * deviation * deviation);
            sum += reach * WEIGHT[i] * density * ofNormals(value * deviation, arms);
        }
        return sum;
    }

    /** The same of normal variables: the mean over the part that all share, the control. */
    private static double ofNormals(double value, int arms) {
        double shared = Math.sqrt(CORRELATION);
        double own = Math.sqrt(1 - CORRELATION);
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double control = shared * FAR * NODE[i];
            double within = NORMAL.probability((control - value) / own, (control + value) / own);
            sum += SHARED[i] * Math.pow(within, arms);
        }
        return sum;
    }
}
