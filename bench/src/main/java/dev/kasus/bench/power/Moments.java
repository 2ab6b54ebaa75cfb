package dev.kasus.bench.power;

import dev.kasus.trial.Dunnett;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Means and variances of a control and its arms, computed the slow and obvious way. */
final class Moments {
    /** With more pairs there are too many ways to try for every trial of a simulation. */
    private static final int MOST_FLIPPED = 9;

    final int pairs;
    final double[] effects;
    /** Of the differences of each arm. */
    final double[] own;
    /** Of a run, without the level of its seed and of its arm. */
    final double residual;

    private final double[][] differences;

    Moments(double[][] values) {
        int arms = values.length - 1;
        pairs = values[0].length;
        effects = new double[arms];
        own = new double[arms];
        differences = new double[arms][pairs];
        for (int arm = 0; arm < arms; arm++) {
            for (int seed = 0; seed < pairs; seed++) {
                differences[arm][seed] = values[arm + 1][seed] - values[0][seed];
            }
            effects[arm] = Arrays.stream(differences[arm]).average().orElseThrow();
            own[arm] = variance(differences[arm], effects[arm]);
        }
        double all =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElseThrow();
        double squares = 0;
        for (double[] run : values) {
            double ofRun = Arrays.stream(run).average().orElseThrow();
            for (int seed = 0; seed < pairs; seed++) {
                int here = seed;
                double ofSeed = Arrays.stream(values)
                        .mapToDouble(it -> it[here])
                        .average()
                        .orElseThrow();
                double rest = run[seed] - ofRun - ofSeed + all;
                squares += rest * rest;
            }
        }
        residual = squares / (arms * (pairs - 1.0));
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    int arms() {
        return effects.length;
    }

    /** Half the width of Dunnett's interval with pooled error. */
    double pooled(int family, double error) {
        return Dunnett.critical(family, arms() * (pairs - 1.0), 1 - error) * Math.sqrt(2 * residual / pairs);
    }

    int[] calls(IntToDoubleFunction halfWidth) {
        int[] calls = new int[arms()];
        for (int arm = 0; arm < calls.length; arm++) {
            calls[arm] = Math.abs(effects[arm]) > halfWidth.applyAsDouble(arm) ? (int) Math.signum(effects[arm]) : 0;
        }
        return calls;
    }

    /** The arm of the largest effect against all, the next against the remaining, and so on to the first that fails. */
    int[] stepDown(IntToDoubleFunction halfWidthOfSo) {
        int[] calls = new int[arms()];
        for (int left = arms(); left > 0; left--) {
            int largest = -1;
            for (int arm = 0; arm < arms(); arm++) {
                if (calls[arm] == 0 && (largest < 0 || Math.abs(effects[arm]) > Math.abs(effects[largest]))) {
                    largest = arm;
                }
            }
            if (Math.abs(effects[largest]) <= halfWidthOfSo.applyAsDouble(left)) {
                break;
            }
            calls[largest] = (int) Math.signum(effects[largest]);
        }
        return calls;
    }

    /** Exact: the signs of all differences under a seed are turned together, in every way that there is. */
    int[] signFlips(double error) {
        if (pairs > MOST_FLIPPED) {
            return new int[arms()];
        }
        int ways = 1 << pairs;
        double[] largest = new double[ways];
        for (double[] arm : differences) {
            // Gray code: from one way to the next a single sign turns. The squares stay, so the sum stands for
            // Student's t.
            double[] turned = arm.clone();
            double length = Math.sqrt(Arrays.stream(arm).map(it -> it * it).sum());
            double sum = Arrays.stream(arm).sum();
            for (int way = 0; way < ways; way++) {
                if (way > 0) {
                    int seed = Integer.numberOfTrailingZeros(way);
                    sum -= 2 * turned[seed];
                    turned[seed] = -turned[seed];
                }
                largest[way] = Math.max(largest[way], length == 0 ? 0 : Math.abs(sum) / length);
            }
        }
        int[] calls = new int[arms()];
        for (int arm = 0; arm < arms(); arm++) {
            double length =
                    Math.sqrt(Arrays.stream(differences[arm]).map(it -> it * it).sum());
            double here = length == 0 ? 0 : Math.abs(pairs * effects[arm]) / length * (1 - 1e-9);
            long asLarge = Arrays.stream(largest).filter(it -> it >= here).count();
            calls[arm] = asLarge <= error * ways ? (int) Math.signum(effects[arm]) : 0;
        }
        return calls;
    }
}
