package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.records.log.meaning.CurveFolders;
import dev.kasus.records.log.meaning.LogUnderstanding;
import dev.kasus.records.log.meaning.TagMap;
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
        List<Path> below = EventFiles.in(folder).stream()
                .map(folder::relativize)
                .map(file -> file.getNameCount() > 1 ? file.getName(0) : Path.of(""))
                .distinct()
                .toList();
        if (below.size() == 1 && !below.get(0).toString().isEmpty()) {
            return read(folder.resolve(below.get(0)), map);
        }
        LogCollector.Collected collected = LogCollector.collect(folder, new Recording.Builder());
        Log raw = collected.log();
        LogCurves curves = EventLog.of(collected);
        List<String> several = CurveFolders.of(curves.curves());
        if (several.size() > 1 && map.signals().isEmpty()) {
            throw new BadInput(
                    folder + " holds several logs",
                    "Choose one of them: "
                            + RunListing.names(several.stream().map(Path::of).toList()) + ".");
        }
        return curves.curves().isEmpty() && curves.norms().isEmpty()
                ? new Log(raw.recording(), raw.warnings())
                : understood(folder, curves, raw, map);
    }

    /** Reads a table or JSON. */
    static Log readFile(Path path, String run, TagMap map) {
        return understood(path, LogFormats.read(path, run), new Log(new Recording.Builder().build(), List.of()), map);
    }

    private static Log understood(Path path, LogCurves curves, Log raw, TagMap map) {
        List<String> warnings = new ArrayList<>(raw.warnings());
        Recording.Builder understood = new Recording.Builder();
        raw.recording().copyMatricesAndImages(understood);
        try {
            warnings.addAll(LogUnderstanding.read(curves, map, understood));
        } catch (BadInput nothing) {
            throw nothing.at(path.toString());
        }
        return new Log(understood.build(), warnings);
    }
}
