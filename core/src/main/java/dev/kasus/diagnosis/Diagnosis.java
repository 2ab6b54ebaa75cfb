package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The differential diagnosis of a run: what is wrong, what was rejected, and what could not be checked.
 *
 * @param findings in rank order: present causes by level of evidence (proven, probed, observed), within a level root
 *     causes by severity and then their consequences; then symptoms; then unknown ones, those that would explain
 *     most first; then absent ones with the reason
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Diagnosis(List<Finding> findings) {
    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Applies every rule to a recording. */
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

    /** The level of evidence comes first: a consequence ranks after the root causes of its own level, but before lower levels. */
    private static int tier(Finding finding) {
        if (!finding.isPresent()) {
            return finding.opinion() instanceof Opinion.Unknown ? 8 : 9;
        }
        // A symptom ranks after the causes that may explain it, however severe it is.
        if (finding.kind() == Rule.Kind.SYMPTOM) {
            return finding.explainedBy().isEmpty() ? 6 : 7;
        }
        int level = finding.level() == EvidenceLevel.PROVEN ? 0 : finding.level() == EvidenceLevel.PROBED ? 2 : 4;
        return finding.explainedBy().isEmpty() ? level : level + 1;
    }

    /** How many present findings an unknown one would explain; 0 for a symptom. */
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
        // A Kasus run that has not finished an epoch is in its first.
        boolean first = recording.epochs() == 0 && recording.recipe().isPresent();
        return first ? 1 : recording.epochOf(present.onsetStep());
    }

    /**
     * This diagnosis with the outcomes of experiments. An outcome for a cause makes it present, one against it
     * absent; both raise it to probed. If the outcomes of a cause contradict each other, the observed opinion stays,
     * with both as evidence.
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

    /** This diagnosis with causes proven by trials; the trial is the first evidence of each. */
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

    /** The findings that could not be checked, in the order of the rules. */
    public List<Finding> unknown() {
        return findings.stream()
                .filter(finding -> finding.opinion() instanceof Opinion.Unknown)
                .toList();
    }

    /** How many of the findings that are present another would explain, if it were present too. */
    public int wouldExplain(Finding other) {
        return Consequences.effects(
                        other.id(), present().stream().map(Finding::id).toList())
                .size();
    }

    /** Whether no problem is present. Problems that could not be checked may still exist. */
    public boolean healthy() {
        return present().isEmpty();
    }
}
