package dev.kasus.report;

import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.experiment.catalog.Experiments;
import java.util.Optional;

/** The command that would raise a finding to the next level of evidence. */
public final class NextEvidenceLevel {
    private NextEvidenceLevel() {}

    /** A phrase such as "to prove it: kasus treat runs/a"; empty if the finding is proven or the run has no recipe. */
    public static Optional<String> of(Finding finding, RunReport report) {
        boolean trainable = report.recording().trainable().isPresent();
        if (!trainable || finding.level() == EvidenceLevel.PROVEN || finding.opinion() instanceof Opinion.Absent) {
            return Optional.empty();
        }
        String run = ShellWord.of(report.path());
        if (finding.level() == EvidenceLevel.OBSERVED
                && !Experiments.of(finding.id()).isEmpty()) {
            return Optional.of("to probe it: kasus diagnose " + run + " --probe");
        }
        return finding.isPresent() && finding.kind() == Rule.Kind.CAUSE
                ? Optional.of("to prove it: kasus treat " + run)
                : Optional.empty();
    }
}
