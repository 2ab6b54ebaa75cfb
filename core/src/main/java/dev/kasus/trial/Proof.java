package dev.kasus.trial;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Rule;
import dev.kasus.remedy.catalog.Remedies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a trial proves: a cause is proven if a remedy helped that addresses it and no other cause found. If the
 * placebo has an effect, nothing is proven.
 */
public final class Proof {
    private Proof() {}

    /** The most effective arm that proves each cause, by cause id. */
    public static Map<String, Arm> of(TrialOutcome outcome, List<String> causes) {
        Map<Arm, Judgement> judgements = outcome.judgements();
        Map<String, Arm> proofs = new LinkedHashMap<>();
        Judgement placebo = judgements.get(Arm.PLACEBO);
        if (placebo != null && (placebo.verdict() == Verdict.HELPED || placebo.verdict() == Verdict.HARMED)) {
            return proofs;
        }
        judgements.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == Verdict.HELPED
                        && !entry.getKey().equals(Arm.PLACEBO))
                .sorted((a, b) ->
                        Double.compare(b.getValue().effect(), a.getValue().effect()))
                .forEach(entry -> {
                    List<String> fitting = causes.stream()
                            .filter(Remedies.cures(entry.getKey().id())::contains)
                            .toList();
                    if (fitting.size() == 1) {
                        proofs.putIfAbsent(fitting.get(0), entry.getKey());
                    }
                });
        return proofs;
    }

    /** The diagnosis with the proven causes. */
    public static Diagnosis raise(Diagnosis diagnosis, TrialOutcome outcome) {
        List<String> causes = diagnosis.present().stream()
                .filter(finding -> finding.kind() == Rule.Kind.CAUSE)
                .map(Finding::id)
                .toList();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        of(outcome, causes).forEach((cause, arm) -> evidence.put(cause, evidence(outcome, arm)));
        return diagnosis.proven(evidence);
    }

    private static Evidence evidence(TrialOutcome outcome, Arm arm) {
        Judgement judgement = Objects.requireNonNull(outcome.judgements().get(arm));
        boolean points = outcome.metric().sign() > 0;
        double unit = points ? 100 : 1;
        String sentence = String.format(
                Locale.ROOT,
                "In a paired trial, %s improved %s by %.3g%s over the control (%.4g %% interval %.3g to %.3g, %d pairs).",
                arm.id(),
                outcome.metric().title(),
                unit * judgement.effect(),
                points ? " points" : "",
                100 * judgement.interval().level(),
                unit * judgement.interval().low(),
                unit * judgement.interval().high(),
                judgement.pairs());
        return new Evidence(
                outcome.metric().tag(),
                0,
                0,
                judgement.effect(),
                outcome.trial().rule().minimumEffect(),
                sentence);
    }
}
