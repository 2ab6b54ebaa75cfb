package dev.kasus.records.log;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import dev.kasus.run.LogTool;
import dev.kasus.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses one of the trainings that a log holds side by side. */
final class TableRuns {
    private static final int SHOWN = 8;

    /** Tools whose steps are what the user of a logger gave them: epochs as well as batches. */
    private static final Set<LogTool> CALLED = Set.of(LogTool.WANDB, LogTool.MLFLOW, LogTool.KERAS, LogTool.PYTORCH);

    private TableRuns() {}

    /**
     * The curves of one of the trainings in a table.
     *
     * @param run its name; empty for the first
     */
    static LogCurves chosen(TableRows rows, Path path, String run, LogTool tool, int planned, List<String> notes) {
        Map<String, TableRun> runs = rows.runs();
        List<String> names = List.copyOf(runs.keySet());
        List<String> all = new ArrayList<>(notes);
        if (names.isEmpty()) {
            all.addAll(rows.notes());
            return new LogCurves(tool, List.of(), StepUnit.UNKNOWN, Series.EMPTY, planned, all);
        }
        String name = name(names, path, run);
        if (names.size() > 1 && run.isEmpty()) {
            all.add(note(name, names));
        }
        TableRun chosen = runs.get(name);
        runs.values().removeIf(other -> other != chosen);
        all.addAll(rows.notes());
        all.addAll(chosen.notes());
        TableRun.Finished finished = chosen.finished();
        boolean unknown = finished.unit() == StepUnit.STEP && CALLED.contains(tool) && rows.countsCalls();
        return new LogCurves(
                tool, finished.curves(), unknown ? StepUnit.UNKNOWN : finished.unit(), finished.epochs(), planned, all);
    }

    /** A note that one of several was taken. */
    static String note(String name, List<String> names) {
        return "of " + names.size() + " trainings, \"" + name + "\" was read; choose another by its name: "
                + FirstFew.named(
                        names.stream().filter(other -> !other.equals(name)).toList(), SHOWN);
    }

    /** The training of a name, or of the only one that begins so; the first if none is asked for. */
    static String name(List<String> names, Path path, String run) {
        if (run.isEmpty()) {
            return names.get(0);
        }
        if (names.contains(run)) {
            return run;
        }
        List<String> begin = names.stream().filter(name -> name.startsWith(run)).toList();
        if (begin.size() == 1) {
            return begin.get(0);
        }
        if (names.equals(List.of(""))) {
            throw new BadInput(path + " holds a single training, and no name \"" + run + "\"", "Leave the name out.");
        }
        throw new BadInput(
                path
                        + (begin.isEmpty()
                                ? " has no training \"" + run + "\""
                                : " has several trainings that begin with \"" + run + "\""),
                "Choose one of " + FirstFew.named(begin.isEmpty() ? names : begin, SHOWN) + ".");
    }
}
