package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The differential of a run: what is wrong with it, what was considered and rejected, and what could not be looked at.
 *
 * @param findings present causes first: those that trials have proven, then those that experiments have confirmed, then those that were only seen; of one
 *     level of evidence those that nothing else explains, the most severe first, then those that others bring about. Then symptoms; then the unknown, those that would explain most of what is present first; then the absent,
 *     each with the reason why it was rejected
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Diagnosis(List<Finding> findings) {
    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Asks every rule. */
    public static Diagnosis of(Recording recording, List<? extends Rule> rules) {
        return ranked(rules.stream().map(rule -> finding(rule, recording)).toList());
    }

    /** Each finding with the present causes that explain it, in rank order; those of one rank stay in the order of the rules. */
    private static Diagnosis ranked(List<Finding> findings) {
        List<String> present = findings.stream()
                .filter(Finding::isPresent)
                .sorted(Comparator.comparingDouble(finding -> -severity(finding)))
                .map(Finding::id)
                .toList();
        return new Diagnosis(findings.stream()
                .map(finding ->
                        finding.with(finding.isPresent() ? Consequences.causes(finding.id(), present) : List.of()))
                .sorted(Comparator.comparingInt(Diagnosis::tier)
                        .thenComparingDouble(finding -> -severity(finding))
                        .thenComparingInt(finding -> -relevance(finding, present)))
                .toList());
    }

    /** The level of evidence that was climbed comes first: what others explain stands behind them on its own level of evidence, never behind what was only seen. */
    private static int tier(Finding finding) {
        if (!finding.isPresent()) {
            return finding.opinion() instanceof Opinion.Unknown ? 7 : 8;
        }
        // A symptom stands after the causes that may explain it, however severe it is.
        if (finding.kind() == Rule.Kind.SYMPTOM) {
            return 6;
        }
        int level = finding.level() == EvidenceLevel.PROVEN ? 0 : finding.level() == EvidenceLevel.PROBED ? 2 : 4;
        return finding.explainedBy().isEmpty() ? level : level + 1;
    }

    /** How much of what is present something would explain that could not be looked for; a symptom explains nothing. */
    private static int relevance(Finding finding, List<String> present) {
        if (!(finding.opinion() instanceof Opinion.Unknown) || finding.kind() == Rule.Kind.SYMPTOM) {
            return 0;
        }
        return 1 + Consequences.effects(finding.id(), present).size();
    }

    private static double severity(Finding finding) {
        return finding.opinion() instanceof Opinion.Present present ? present.severity() : 0;
    }

    private static Finding finding(Rule rule, Recording recording) {
        Opinion opinion = rule.judge(recording);
        return new Finding(
                rule.id(),
                rule.title(),
                rule.kind(),
                opinion,
                EvidenceLevel.OBSERVED,
                onsetEpoch(opinion, recording),
                List.of());
    }

    private static int onsetEpoch(Opinion opinion, Recording recording) {
        if (!(opinion instanceof Opinion.Present present) || present.onsetStep() < 0) {
            return 0;
        }
        // A run of ours that has not come to the end of an epoch is in its first.
        boolean first = recording.epochs() == 0 && recording.recipe().isPresent();
        return first ? 1 : recording.epochOf(present.onsetStep());
    }

    /**
     * This diagnosis with what experiments say: a outcome for a cause makes it present, one against it absent, and either raises it to
     * probed. Where outcomes of one cause contradict each other, it stays as it was observed, with both as evidence.
     */
    public Diagnosis with(List<ExperimentOutcome> outcomes) {
        return ranked(findings.stream()
                .map(finding -> weighed(
                        finding,
                        outcomes.stream()
                                .filter(outcome -> outcome.cause().equals(finding.id()))
                                .toList()))
                .toList());
    }

    private static Finding weighed(Finding finding, List<ExperimentOutcome> outcomes) {
        List<ExperimentOutcome> pro = of(ExperimentOutcome.Bearing.FOR, outcomes);
        List<ExperimentOutcome> contra = of(ExperimentOutcome.Bearing.AGAINST, outcomes);
        if (pro.isEmpty() == contra.isEmpty()) {
            return finding;
        }
        List<Evidence> measured = outcomes.stream()
                .flatMap(outcome -> outcome.evidence().stream())
                .toList();
        if (pro.isEmpty()) {
            String reason = contra.get(0).evidence().get(0).sentence();
            return raised(finding, new Opinion.Absent(reason, measured), 0);
        }
        List<Evidence> evidence = new ArrayList<>(measured);
        List<String> layers = pro.stream()
                .flatMap(outcome -> outcome.layers().stream())
                .distinct()
                .toList();
        double severity =
                pro.stream().mapToDouble(ExperimentOutcome::severity).max().orElse(0);
        List<String> classes = List.of();
        long onset = -1;
        if (finding.opinion() instanceof Opinion.Present present) {
            evidence.addAll(present.evidence());
            layers = layers.isEmpty() ? present.layers() : layers;
            classes = present.classes();
            onset = present.onsetStep();
            severity = Math.max(severity, present.severity());
        }
        return raised(finding, new Opinion.Present(severity, layers, classes, onset, evidence), finding.onsetEpoch());
    }

    /** This diagnosis with causes that trials have proven, each with the trial as its first evidence. */
    public Diagnosis proven(Map<String, Evidence> trials) {
        return ranked(findings.stream()
                .map(finding -> {
                    Evidence trial = trials.get(finding.id());
                    if (trial == null || !(finding.opinion() instanceof Opinion.Present present)) {
                        return finding;
                    }
                    List<Evidence> evidence = new ArrayList<>(List.of(trial));
                    evidence.addAll(present.evidence());
                    return new Finding(
                            finding.id(),
                            finding.title(),
                            finding.kind(),
                            new Opinion.Present(
                                    present.severity(),
                                    present.layers(),
                                    present.classes(),
                                    present.onsetStep(),
                                    evidence),
                            EvidenceLevel.PROVEN,
                            finding.onsetEpoch(),
                            List.of());
                })
                .toList());
    }

    private static List<ExperimentOutcome> of(ExperimentOutcome.Bearing bearing, List<ExperimentOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.bearing() == bearing).toList();
    }

    private static Finding raised(Finding finding, Opinion opinion, int onsetEpoch) {
        return new Finding(
                finding.id(), finding.title(), finding.kind(), opinion, EvidenceLevel.PROBED, onsetEpoch, List.of());
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
