package dev.kasus.records.log.format;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.choice.TrainingNames;
import dev.kasus.records.log.file.DownloadName;
import dev.kasus.records.log.file.LogFile;
import dev.kasus.records.log.table.TableTools;
import dev.kasus.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A folder of files that were downloaded from TensorBoard, one for each curve. */
final class DownloadedCurves {
    private DownloadedCurves() {}

    static LogCurves read(Path folder, List<Path> files, String run) {
        Set<String> runs = new LinkedHashSet<>();
        files.forEach(file -> runs.add(run(file)));
        List<String> names = List.copyOf(runs);
        String chosen = TrainingNames.chosen(names, folder, run);
        List<LogCurve> curves = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (names.size() > 1 && run.isEmpty()) {
            notes.add(TrainingNames.note(chosen, names));
        }
        for (Path file : files) {
            if (run(file).equals(chosen)) {
                try {
                    LogCurves one = LogFormats.read(file);
                    curves.addAll(one.curves());
                    one.notes().forEach(note -> notes.add(file.getFileName() + ": " + note));
                } catch (BadInput unreadable) {
                    notes.add(unreadable.problem());
                }
            }
        }
        List<String> tags = curves.stream().map(LogCurve::name).toList();
        return new LogCurves(TableTools.ofEvents(tags), curves, StepUnit.UNKNOWN, Series.EMPTY, 0, notes);
    }

    private static String run(Path file) {
        return DownloadName.run(LogFile.stem(file)).orElse("");
    }
}
