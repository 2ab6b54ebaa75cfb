package dev.kasus.report;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.landscape.Landscape;
import java.util.List;

/**
 * The report of a case.
 *
 * @param number of the case
 * @param title of the case
 * @param data what it was run on
 * @param seeds of every arm
 * @param arms accuracies of each arm
 * @param detections what the diagnosis found in the healthy and the sick arms
 * @param probed the results of the experiments on the first run of each probed arm, sentence by sentence
 * @param apart the diagnosis of each of those runs after the experiments
 * @param claims the judged claims
 * @param landscapes slices of the loss surface; empty in most cases
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
     * The findings in an arm.
     *
     * @param arm its name
     * @param expected causes of which one should rank first; empty for the healthy arm
     * @param hits runs in which it did
     * @param runs number of runs
     * @param found the causes of its first run, in rank order
     */
    public record Detection(String arm, List<String> expected, int hits, int runs, List<String> found) {}
}
