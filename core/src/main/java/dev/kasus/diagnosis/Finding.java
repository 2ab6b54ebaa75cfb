package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/**
 * An opinion of a run, with its place on the ladder.
 *
 * @param id of the cause
 * @param title of the cause
 * @param kind whether it is what is wrong or how that shows
 * @param opinion what is thought of it
 * @param level how well that is shown
 * @param onsetEpoch the epoch since when, from 1; 0 if it is not present or cannot be told
 * @param explainedBy ids of the present causes that bring this one about, most severe first; empty if it stands for itself
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

    /** A cause that stands for itself. */
    public Finding(String id, String title, Opinion opinion, EvidenceLevel level, int onsetEpoch) {
        this(id, title, Rule.Kind.CAUSE, opinion, level, onsetEpoch, List.of());
    }

    /** Whether the cause is there. */
    public boolean isPresent() {
        return opinion instanceof Opinion.Present;
    }

    /** Whether it is there and nothing else that is present brings it about. */
    public boolean isRoot() {
        return isPresent() && explainedBy.isEmpty() && kind == Rule.Kind.CAUSE;
    }

    /** Layers that it names, worst first; none unless it is present. */
    public List<String> layers() {
        return opinion instanceof Opinion.Present present ? present.layers() : List.of();
    }

    Finding with(List<String> causes) {
        return new Finding(id, title, kind, opinion, level, onsetEpoch, causes);
    }
}
