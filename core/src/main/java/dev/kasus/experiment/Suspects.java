package dev.kasus.experiment;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.run.Recording;
import java.util.List;

/** Conditions under which an experiment is worth its time. */
public final class Suspects {
    /** Below this skill the net does not learn, whether or not a rule has found the cause. */
    private static final double LEARNT = 0.8;

    private Suspects() {}

    /** Whether the run does not learn its training images; false if an unlearned class is the problem. */
    public static boolean doesNotLearn(Recording recording, Diagnosis observed) {
        return ComparisonMetric.learnt(recording) < LEARNT && !isPresent(observed, "unlearned-class");
    }

    /** Whether the run has a generalisation gap or a problem with batch-norm statistics. */
    public static boolean doesNotGeneralise(Diagnosis observed) {
        return List.of(
                        "overfitting-gap",
                        "batch-norm-small-batch",
                        "batch-norm-stale-statistics",
                        "dropout-variance-shift",
                        "batch-norm-statistics")
                .stream()
                .anyMatch(id -> isPresent(observed, id));
    }

    public static boolean isPresent(Diagnosis observed, String id) {
        return observed.present().stream().anyMatch(finding -> finding.id().equals(id));
    }

    /** The finding of a cause if there is one; else a finding with the given layers, to size a remedy. */
    public static Finding finding(Diagnosis observed, String cause, List<String> layers) {
        return observed.present().stream()
                .filter(finding -> finding.id().equals(cause) && layers.isEmpty())
                .findFirst()
                .orElseGet(() -> new Finding(
                        cause,
                        cause,
                        new Opinion.Present(
                                0.5,
                                layers,
                                List.of(),
                                0,
                                List.of(new Evidence("recipe", 0, 0, 0, Double.NaN, "Assumed for this experiment."))),
                        EvidenceLevel.OBSERVED,
                        0));
    }
}
