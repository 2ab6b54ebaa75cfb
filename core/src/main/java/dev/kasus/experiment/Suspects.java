package dev.kasus.experiment;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.run.Recording;
import java.util.List;

/** When there is something to separate. */
public final class Suspects {
    /** Below this skill something keeps the net from learning, whether or not a rule has seen what. */
    private static final double LEARNT = 0.8;

    private Suspects() {}

    /** Whether the run does not learn its training images; two classes that are not separated are another question. */
    public static boolean doesNotLearn(Recording recording, Diagnosis observed) {
        return ComparisonMetric.learnt(recording) < LEARNT && !isPresent(observed, "unlearned-class");
    }

    /** Whether the run answers validation images much worse than training images, or worse than with other statistics of batch norm. */
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

    /** The finding of a cause where there is one; else one that names layers or none, to dose a remedy with. */
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
                                List.of(new Evidence("recipe", 0, 0, 0, Double.NaN, "Suspected."))),
                        EvidenceLevel.OBSERVED,
                        0));
    }
}
