package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The opinion of a rule on a run, with its level of evidence and its place among the other findings.
 *
 * @param id of the cause
 * @param title of the cause
 * @param kind cause or symptom
 * @param opinion of the rule
 * @param level of evidence
 * @param onsetEpoch the first epoch with the problem, from 1; 0 if it is not present or the epoch is unknown
 * @param explainedBy ids of the present causes that explain this one, most severe first; empty if it is a root cause
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Finding(
        String id,
        String title,
        Rule.Kind kind,
        Opinion opinion,
        EvidenceLevel level,
        int onsetEpoch,
        List<String> explainedBy) {
    /** Copies the list. */
    public Finding {
        explainedBy = List.copyOf(explainedBy);
    }

    /** A root cause. */
    public Finding(String id, String title, Opinion opinion, EvidenceLevel level, int onsetEpoch) {
        this(id, title, Rule.Kind.CAUSE, opinion, level, onsetEpoch, List.of());
    }

    /** Whether the cause is present. */
    public boolean isPresent() {
        return opinion instanceof Opinion.Present;
    }

    /** Whether it is present and no other present cause explains it. */
    public boolean isRoot() {
        return isPresent() && explainedBy.isEmpty() && kind == Rule.Kind.CAUSE;
    }

    /** Affected layers, worst first; empty unless present. */
    public List<String> layers() {
        return opinion instanceof Opinion.Present present ? present.layers() : List.of();
    }

    Finding with(List<String> causes) {
        return new Finding(id, title, kind, opinion, level, onsetEpoch, causes);
    }
}
