package dev.kasus.trial;

import java.util.Map;

/**
 * The results of a trial so far.
 *
 * @param trial the plan
 * @param metric of the comparison
 * @param values metric of each finished run, larger for better
 */
public record TrialOutcome(Trial trial, Metric metric, Map<Trial.Run, Double> values) {
    /** Copies the map. */
    public TrialOutcome {
        values = Map.copyOf(values);
    }

    /** The judgement of each arm from the finished runs. */
    public Map<Arm, Judgement> judgements() {
        return trial.judgements(values);
    }

    /** Whether every arm is settled. */
    public boolean complete() {
        return trial.next(values).isEmpty();
    }

    /** Whether the arms have the pairs of the first interim analysis; before that there is no verdict. */
    public boolean hasBeenAnalysed() {
        return trial.hasBeenAnalysed(values);
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
