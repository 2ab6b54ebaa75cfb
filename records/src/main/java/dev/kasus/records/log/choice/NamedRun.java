package dev.kasus.records.log.choice;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import dev.kasus.records.log.LogCurves;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * One of the trainings in a store.
 *
 * @param id that the store gave it
 * @param name that a person knows it by; may be empty, and may be that of others too
 * @param start when it began, in milliseconds
 */
public record NamedRun(String id, String name, long start) {
    private static final int SHOWN = 8;
    private static final int SHORT = 8;

    /** What to call it: its name, with the beginning of its id. */
    String label() {
        String beginning = id.substring(0, Math.min(SHORT, id.length()));
        return name.isEmpty() ? id : name + " (" + beginning + ")";
    }

    /** The order of trainings, the newest first. */
    public static Comparator<NamedRun> newestFirst() {
        return Comparator.comparingLong(NamedRun::start).reversed().thenComparing(NamedRun::id);
    }

    /**
     * The training of an id or a name, or of the only one that begins so; the first if none is asked for. Of several with the same name
     * it is the first as well.
     *
     * @param runs the newest first, at least one
     */
    public static NamedRun chosen(List<NamedRun> runs, Path path, String run) {
        if (run.isEmpty()) {
            return runs.get(0);
        }
        for (NamedRun one : runs) {
            if (one.id.equals(run) || one.name.equals(run) || one.label().equals(run)) {
                return one;
            }
        }
        List<NamedRun> begin = runs.stream()
                .filter(one -> one.id.startsWith(run) || one.name.startsWith(run))
                .toList();
        if (begin.size() == 1) {
            return begin.get(0);
        }
        List<String> labels =
                (begin.isEmpty() ? runs : begin).stream().map(NamedRun::label).toList();
        throw new BadInput(
                path
                        + (begin.isEmpty()
                                ? " has no training \"" + run + "\""
                                : " has several trainings that begin with \"" + run + "\""),
                "Choose one of " + FirstFew.named(labels, SHOWN) + ".");
    }

    /** The curves with a note that there are other trainings, if the newest was taken unasked. */
    public static LogCurves noted(LogCurves curves, List<NamedRun> runs, String run) {
        return run.isEmpty() && runs.size() > 1
                ? curves.noted(TrainingNames.note(
                        runs.get(0).label(), runs.stream().map(NamedRun::label).toList()))
                : curves;
    }
}
