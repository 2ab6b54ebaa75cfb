package dev.kasus.records.log;

import dev.kasus.run.LogTool;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * The curves of one training as a log has them, before their names are understood.
 *
 * @param tool that wrote it
 * @param curves in the order of the log
 * @param unit what the steps of the curves count
 * @param epochs the epoch at each step, fractions allowed, as the log counts them; empty if it does not say
 * @param plannedEpochs how long the training was to be; 0 if the log does not say
 * @param notes what was left out or guessed, a sentence each, without a full stop
 */
public record LogCurves(
        LogTool tool, List<LogCurve> curves, StepUnit unit, Series epochs, int plannedEpochs, List<String> notes) {
    /** Copies the lists. */
    public LogCurves {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /** The same curves with one more note. */
    public LogCurves noted(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new LogCurves(tool, curves, unit, epochs, plannedEpochs, more);
    }
}
