package dev.kasus.bench.logs;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Rule;
import java.util.List;

/** How right a diagnosis of a log is. */
public enum LogOutcome {
    /** The first finding is right; of a healthy training there is none; of one that was too short it is said to be too early. */
    RIGHT,
    /** What is right is found, but something else stands first. */
    LISTED,
    /** Symptoms alone are found, and not the one that is right. */
    SYMPTOM,
    /** A cause is named that is not there. */
    MISLED,
    /** Something is found in a healthy training. */
    ALARM,
    /** Nothing is found in a sick training. */
    UNKNOWN;

    /** The outcome of a diagnosis, and whether the verdict was that it is too early to say. */
    public static LogOutcome of(KnownLog log, Diagnosis diagnosis, boolean early) {
        List<Finding> present = diagnosis.present();
        List<String> right = log.right();
        if (right.isEmpty()) {
            return present.isEmpty() ? RIGHT : ALARM;
        }
        if (present.isEmpty()) {
            return early && right.contains("too-few-epochs") ? RIGHT : UNKNOWN;
        }
        if (right.contains(present.get(0).id())) {
            return RIGHT;
        }
        if (present.stream().anyMatch(finding -> right.contains(finding.id()))) {
            return LISTED;
        }
        return present.stream().allMatch(finding -> finding.kind() == Rule.Kind.SYMPTOM) ? SYMPTOM : MISLED;
    }
}
