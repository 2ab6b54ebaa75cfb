package dev.kasus.records.log.format;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.choice.TrainingNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Folders of a training by the files in them, and folders of such folders. */
final class FolderFormat implements LogFormat {
    @Override
    public String about() {
        return "a folder with one of these, or with downloads from TensorBoard";
    }

    @Override
    public boolean reads(Path path) {
        return FolderLog.in(path).isPresent() || !FolderLog.below(path).isEmpty();
    }

    @Override
    public LogCurves read(Path path, String run) {
        Optional<FolderLog> here = FolderLog.in(path);
        if (here.isPresent()) {
            return here.get().read(run);
        }
        List<FolderLog> below = FolderLog.below(path);
        if (below.isEmpty()) {
            throw new BadInput(path + " holds no log", "Give a folder with one, or the file itself.");
        }
        List<String> names = below.stream()
                .map(log -> path.relativize(log.folder()).toString().replace('\\', '/'))
                .toList();
        if (run.isEmpty() || below.size() == 1) {
            LogCurves newest = below.get(0).read(below.size() == 1 ? run : "");
            return below.size() == 1 ? newest : newest.noted(TrainingNames.note(names.get(0), names));
        }
        List<String> last = names.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
        int chosen = names.contains(run) ? names.indexOf(run) : last.indexOf(TrainingNames.chosen(last, path, run));
        return below.get(chosen).read("");
    }
}
