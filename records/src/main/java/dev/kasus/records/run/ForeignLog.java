package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of event files that another tool wrote. */
final class ForeignLog {
    private ForeignLog() {}

    /** Whether a folder holds event files, but no run of Kasus. */
    static boolean isOne(Path folder) {
        return Files.isDirectory(folder)
                && !RunFolder.isRun(folder)
                && !EventFiles.in(folder).isEmpty();
    }

    /** Reads one log; of a folder that holds a single one further below, that; refuses one that holds several. */
    static Log read(Path folder) {
        Log log = LogCollector.read(folder, new Recording.Builder());
        List<Path> below = EventFiles.in(folder).stream()
                .map(folder::relativize)
                .filter(file -> file.getNameCount() > 1)
                .map(file -> file.getName(0))
                .distinct()
                .toList();
        if (below.isEmpty() || log.recording().tags().stream().anyMatch(ForeignLog::isSignal)) {
            return log;
        }
        boolean only = below.size() == 1
                && EventFiles.in(folder).stream()
                        .allMatch(file -> folder.relativize(file).getNameCount() > 1);
        if (only) {
            return read(folder.resolve(below.get(0)));
        }
        throw new BadInput(folder + " holds several logs", "Choose one of them: " + RunListing.names(below) + ".");
    }

    private static boolean isSignal(String tag) {
        return Signals.all().stream().anyMatch(signal -> signal.matches(tag));
    }
}
