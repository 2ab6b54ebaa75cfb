package dev.kasus.report;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.landscape.Landscape;
import java.util.List;

/**
 * Everything that is told of a case.
 *
 * @param number of the case
 * @param title of the case
 * @param data what it was run on
 * @param seeds of every arm
 * @param arms accuracies of each arm
 * @param detections what the diagnosis said of the healthy and the sick arms
 * @param probed what the experiments said of the first run of each arm that was put to them, sentence by sentence
 * @param apart what the diagnosis of each of those runs is after the experiments
 * @param claims the results
 * @param landscapes slices of the loss surface, where the case is about them
 */
public record CaseReport(
        int number,
        String title,
        String data,
        List<Long> seeds,
        List<ArmLine> arms,
        List<Detection> detections,
        List<String> probed,
        List<Detection> apart,
        List<ClaimResult> claims,
        List<Landscape> landscapes) {
    /** Copies the lists. */
    public CaseReport {
        seeds = List.copyOf(seeds);
        arms = List.copyOf(arms);
        detections = List.copyOf(detections);
        probed = List.copyOf(probed);
        apart = apart == null ? List.of() : List.copyOf(apart);
        claims = List.copyOf(claims);
        landscapes = landscapes == null ? List.of() : List.copyOf(landscapes);
    }

    /**
     * Means over an arm's seeds.
     *
     * @param arm its name
     * @param weights of its net
     * @param train accuracy on training images at the end
     * @param validation accuracy on validation images at the end
     */
    public record ArmLine(String arm, long weights, double train, double validation) {}

    /**
     * What was found in an arm.
     *
     * @param arm its name
     * @param expected causes of which one should come first; empty for the healthy one
     * @param hits runs in which that was so
     * @param runs all of its runs
     * @param found the causes of its first run, in rank order
     */
    public record Detection(String arm, List<String> expected, int hits, int runs, List<String> found) {}
}
