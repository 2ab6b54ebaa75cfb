package dev.kasus.bench.repair;

import dev.kasus.bench.accuracy.BenchmarkRecipe;

/**
 * What a repair method has made of a benchmark recipe.
 *
 * @param who it was
 * @param tried how many edits were trained
 * @param kept how many of them were better than what was before, under the benchmark recipe's own seed
 * @param gap of the healthy recipe over the one with all that was kept, in validation accuracy, mean over fresh seeds
 * @param steps of training spent, the range test included
 */
record Repair(BenchmarkRecipe benchmark, String who, int tried, int kept, double gap, long steps) {
    /** As good as healthy: at most two points below. */
    private static final double CLOSE = 0.02;

    boolean isRepaired() {
        return gap <= CLOSE;
    }
}
