package dev.kasus.bench.accuracy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a benchmark recipe and what was said of it.
 *
 * @param end how it ended
 * @param healthyEnd how the healthy recipe ended under the same seed; itself for a healthy benchmark recipe
 * @param said by each who was asked, the causes that are present in rank order
 * @param unknown what the rules could not look for
 */
record DiagnosedBenchmarkRun(
        BenchmarkRecipe benchmark,
        long seed,
        FinalAccuracy end,
        FinalAccuracy healthyEnd,
        Map<String, List<String>> said,
        List<String> unknown) {
    /** A fault that costs less has not made the net sick, and is not asked about. */
    private static final double HARM = 0.05;
    /** What is wrong with one class need not show in the accuracy of all. */
    private static final double HARM_OF_A_CLASS = 0.1;

    private static final Set<String> OF_A_CLASS = Set.of(
            "class-imbalance",
            "class-overlap",
            "insufficient-capacity-for-class",
            "poor-class-data",
            "harmful-augmentation",
            "coarse-stem");

    boolean isSick() {
        boolean worse = !(end.accuracy() > healthyEnd.accuracy() - HARM);
        boolean worseInAClass = benchmark.roots().stream().anyMatch(OF_A_CLASS::contains)
                && end.worstClass() < healthyEnd.worstClass() - HARM_OF_A_CLASS;
        return !benchmark.isHealthy() && (worse || worseInAClass);
    }

    boolean hit(String who, int within) {
        return said.getOrDefault(who, List.of()).stream().limit(within).anyMatch(benchmark.roots()::contains);
    }

    boolean alarm(String who) {
        return !said.getOrDefault(who, List.of()).isEmpty();
    }
}
