package dev.kasus.records.log.table;

import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.choice.TrainingNames;
import dev.kasus.run.LogTool;
import dev.kasus.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses one of the trainings that a table holds side by side. */
public final class TableRuns {
    /** Tools whose steps are what the user of a logger gave them: epochs as well as batches. */
    private static final Set<LogTool> CALLED = Set.of(LogTool.WANDB, LogTool.MLFLOW, LogTool.KERAS, LogTool.PYTORCH);

    private TableRuns() {}

    /**
     * The curves of one of the trainings in a table.
     *
     * @param run its name; empty for the first
     */
    public static LogCurves chosen(
            TableRows rows, Path path, String run, LogTool tool, int planned, List<String> notes) {
        Map<String, TableRun> runs = rows.runs();
        List<String> names = List.copyOf(runs.keySet());
        List<String> all = new ArrayList<>(notes);
        if (names.isEmpty()) {
            all.addAll(rows.notes());
            return new LogCurves(tool, List.of(), StepUnit.UNKNOWN, Series.EMPTY, planned, all);
        }
        String name = TrainingNames.chosen(names, path, run);
        if (names.size() > 1 && run.isEmpty()) {
            all.add(TrainingNames.note(name, names));
        }
        TableRun chosen = runs.getOrDefault(name, new TableRun());
        runs.values().removeIf(other -> other != chosen);
        all.addAll(rows.notes());
        all.addAll(chosen.notes());
        TableRun.Finished finished = chosen.finished();
        boolean unknown = finished.unit() == StepUnit.STEP && CALLED.contains(tool) && rows.countsCalls();
        return new LogCurves(
                tool, finished.curves(), unknown ? StepUnit.UNKNOWN : finished.unit(), finished.epochs(), planned, all);
    }
}
