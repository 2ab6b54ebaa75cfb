package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import java.util.Comparator;
import java.util.List;

/**
 * What all rules think of a run.
 *
 * @param findings present causes first, then present symptoms, the most severe first; then the unknown; then the absent, each in
 *     the order of the rules
 */
public record Diagnosis(List<Finding> findings) {
    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Asks every rule. */
    public static Diagnosis of(Recording recording, List<? extends Rule> rules) {
        return new Diagnosis(rules.stream()
                .map(rule -> new Ranked(rule.kind(), finding(rule, recording)))
                .sorted(Comparator.comparingDouble(Ranked::place))
                .map(Ranked::finding)
                .toList());
    }

    private record Ranked(Rule.Kind kind, Finding finding) {
        /** A symptom stands after the causes that may explain it, however severe it is. */
        double place() {
            if (finding.opinion() instanceof Opinion.Present present) {
                return (kind == Rule.Kind.CAUSE ? 0 : 2) - present.severity();
            }
            return finding.opinion() instanceof Opinion.Unknown ? 3 : 4;
        }
    }

    private static Finding finding(Rule rule, Recording recording) {
        Opinion opinion = rule.judge(recording);
        return new Finding(rule.id(), rule.title(), opinion, Rung.OBSERVED, onsetEpoch(opinion, recording));
    }

    private static int onsetEpoch(Opinion opinion, Recording recording) {
        if (!(opinion instanceof Opinion.Present present) || present.onsetStep() < 0) {
            return 0;
        }
        // A run of ours that has not come to the end of an epoch is in its first.
        boolean first = recording.epochs() == 0 && recording.recipe().isPresent();
        return first ? 1 : recording.epochOf(present.onsetStep());
    }

    /** The findings that are present, in rank order. */
    public List<Finding> present() {
        return findings.stream().filter(Finding::isPresent).toList();
    }

    /** The findings that could not be looked for, in the order of the rules. */
    public List<Finding> unknown() {
        return findings.stream()
                .filter(finding -> finding.opinion() instanceof Opinion.Unknown)
                .toList();
    }

    /** Whether nothing is present. What could not be looked at may still be wrong. */
    public boolean healthy() {
        return present().isEmpty();
    }
}
