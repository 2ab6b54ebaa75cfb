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
 * @param norms norms of the histograms of each layer's weights and gradients, by the histogram's name
 * @param modules names of the layers in the order of the graph; empty if the log has none
 * @param notes what was left out or guessed, a sentence each, without a full stop
 */
public record LogCurves(
        LogTool tool,
        List<LogCurve> curves,
        StepUnit unit,
        Series epochs,
        int plannedEpochs,
        List<LogCurve> norms,
        List<String> modules,
        List<String> notes) {
    /** Copies the lists. */
    public LogCurves {
        curves = List.copyOf(curves);
        norms = List.copyOf(norms);
        modules = List.copyOf(modules);
        notes = List.copyOf(notes);
    }

    /** The curves of a table, which has neither histograms nor a graph. */
    public LogCurves(
            LogTool tool, List<LogCurve> curves, StepUnit unit, Series epochs, int plannedEpochs, List<String> notes) {
        this(tool, curves, unit, epochs, plannedEpochs, List.of(), List.of(), notes);
    }

    /** The same curves with one more note. */
    public LogCurves noted(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new LogCurves(tool, curves, unit, epochs, plannedEpochs, norms, modules, more);
    }
}
