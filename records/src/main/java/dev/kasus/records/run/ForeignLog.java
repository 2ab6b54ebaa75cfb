package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.log.CurveFolders;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogUnderstanding;
import dev.kasus.records.log.TagMap;
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log that another tool wrote. */
final class ForeignLog {
    private ForeignLog() {}

    /** Whether a folder holds event files, but no run of Kasus. */
    static boolean isOne(Path folder) {
        return Files.isDirectory(folder)
                && !RunFolder.isRun(folder)
                && !EventFiles.in(folder).isEmpty();
    }

    /** Reads the event files of one log; refuses a folder that holds several, a folder each. */
    static Log read(Path folder, TagMap map) {
        Recording.Builder recording = new Recording.Builder();
        Log raw = LogCollector.read(folder, recording);
        LogCurves curves = EventLog.of(raw.recording());
        List<String> several = CurveFolders.of(curves.curves());
        if (several.size() > 1 && map.signals().isEmpty()) {
            throw new BadInput(
                    folder + " holds several logs",
                    "Choose one of them: "
                            + RunListing.names(several.stream().map(Path::of).toList()) + ".");
        }
        List<String> warnings = new ArrayList<>(raw.warnings());
        Recording.Builder understood = new Recording.Builder();
        if (!curves.curves().isEmpty()) {
            try {
                warnings.addAll(LogUnderstanding.read(curves, map, understood));
            } catch (BadInput nothing) {
                throw nothing.at(folder.toString());
            }
        }
        return new Log(understood.build(), warnings);
    }
}
