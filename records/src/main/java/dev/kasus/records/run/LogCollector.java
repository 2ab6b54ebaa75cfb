package dev.kasus.records.run;

import dev.kasus.records.events.EventReader;
import dev.kasus.records.events.LogEntry;
import dev.kasus.run.Recorder;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the entries of event files; a restart drops only what its own folder said. */
final class LogCollector {
    private final Map<String, Map<String, Series.Builder>> scalars = new TreeMap<>();
    private final Map<String, Map<String, List<Matrix>>> matrices = new TreeMap<>();
    private final Map<String, Map<String, Image>> images = new TreeMap<>();

    private LogCollector() {}

    /** Reads a folder into a recording that may already know its recipe. */
    static Log read(Path folder, Recording.Builder recording) {
        EventReader reader = new EventReader(folder);
        LogCollector collector = new LogCollector();
        reader.poll().forEach(collector::add);
        collector.writeTo(recording);
        return new Log(recording.build(), reader.warnings());
    }

    private void add(LogEntry entry) {
        if (entry instanceof LogEntry.Scalar scalar) {
            scalars.computeIfAbsent(scalar.folder(), folder -> new HashMap<>())
                    .computeIfAbsent(scalar.tag(), tag -> new Series.Builder())
                    .add(scalar.step(), scalar.value());
        } else if (entry instanceof LogEntry.Table table) {
            matrices.computeIfAbsent(table.folder(), folder -> new HashMap<>())
                    .computeIfAbsent(table.tag(), tag -> new ArrayList<>())
                    .add(table.matrix());
        } else if (entry instanceof LogEntry.Picture picture) {
            images.computeIfAbsent(picture.folder(), folder -> new HashMap<>()).put(picture.tag(), picture.image());
        } else if (entry instanceof LogEntry.Restart restart) {
            scalars.getOrDefault(restart.folder(), Map.of())
                    .values()
                    .forEach(series -> series.dropFrom(restart.step()));
            matrices.getOrDefault(restart.folder(), Map.of())
                    .values()
                    .forEach(list -> list.removeIf(matrix -> matrix.step() >= restart.step()));
            images.getOrDefault(restart.folder(), new HashMap<>())
                    .values()
                    .removeIf(image -> image.step() >= restart.step());
        }
    }

    private void writeTo(Recorder recorder) {
        Map<String, Series> byTag = new TreeMap<>();
        scalars.forEach((folder, tags) -> tags.forEach((tag, series) -> byTag.put(folder + tag, series.build())));
        ForeignTags names = ForeignTags.among(new TreeSet<>(byTag.keySet()));
        byTag.forEach((tag, series) -> {
            for (int i = 0; i < series.size(); i++) {
                recorder.scalar(names.signalTag(tag), series.step(i), series.value(i));
            }
        });
        matrices.forEach((folder, tags) ->
                tags.forEach((tag, list) -> list.forEach(matrix -> recorder.matrix(folder + tag, matrix))));
        images.forEach((folder, tags) -> tags.forEach((tag, image) -> recorder.image(folder + tag, image)));
    }
}
