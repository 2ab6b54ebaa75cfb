package dev.kasus.trial;

import java.util.Map;

/**
 * What a trial has come to.
 *
 * @param trial what was tried
 * @param metric what was compared
 * @param values metric of each finished run, larger for better
 */
public record TrialOutcome(Trial trial, Metric metric, Map<Trial.Run, Double> values) {
    /** Copies the map. */
    public TrialOutcome {
        values = Map.copyOf(values);
    }

    /** What the finished runs say of each arm. */
    public Map<Arm, Judgement> judgements() {
        return trial.judgements(values);
    }

    /** Whether every arm is settled. */
    public boolean complete() {
        return trial.next(values).isEmpty();
    }

    /** Whether some arm has the pairs of the first look; before that there is nothing to say of any. */
    public boolean hasLooked() {
        int first = trial.rule().analyses().get(0);
        return trial.arms().stream().anyMatch(arm -> trial.pairs(arm, values).count() >= first);
    }

    /** Mean metric of the finished runs of an arm, as recorded (smaller may be better); NaN if there are none. */
    public double mean(Arm arm) {
        return metric.sign()
                * values.entrySet().stream()
                        .filter(entry -> entry.getKey().arm().equals(arm))
                        .mapToDouble(Map.Entry::getValue)
                        .average()
                        .orElse(Double.NaN);
    }
}
