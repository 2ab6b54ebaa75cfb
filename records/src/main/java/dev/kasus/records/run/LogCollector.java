package dev.kasus.records.run;

import dev.kasus.message.SafeText;
import dev.kasus.records.events.EventReader;
import dev.kasus.records.events.LogEntry;
import dev.kasus.run.FormerNames;
import dev.kasus.run.Recorder;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the entries of event files; a restart drops only what its own folder said. */
final class LogCollector {
    /** A thousand layers under every probe have half as many. */
    private static final int MOST_TAGS = 50_000;

    private final Map<String, Map<String, Series.Builder>> scalars = new TreeMap<>();
    private final Map<String, Map<String, List<Matrix>>> matrices = new TreeMap<>();
    private final Map<String, Map<String, Image>> images = new TreeMap<>();

    private final Map<String, Series.Builder> norms = new LinkedHashMap<>();
    private byte[] graph = {};
    private String writer = "";

    private final Map<String, String> today = new HashMap<>();
    private int known;
    private boolean full;

    private LogCollector() {}

    /** Reads a folder into a recording that may already know its recipe. */
    static Log read(Path folder, Recording.Builder recording) {
        return collect(folder, recording).log();
    }

    /**
     * What event files say.
     *
     * @param log the scalars, matrices and pictures, by folder and tag
     * @param norms of histograms, by folder and tag, in the order of the log
     * @param graph the newest, as TensorFlow's {@code GraphDef}; empty if there is none
     * @param writer the program that wrote them; empty if they do not say
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Collected(Log log, Map<String, Series> norms, byte[] graph, String writer) {}

    /** Reads a folder, with what only logs of other tools have. */
    static Collected collect(Path folder, Recording.Builder recording) {
        EventReader reader = new EventReader(folder);
        LogCollector collector = new LogCollector();
        NewestRun newest = NewestRun.of(StepRestarts.of(reader.pollFiles()).parts());
        newest.parts().forEach(part -> part.entries().forEach(collector::add));
        collector.writeTo(recording);
        Recording read = recording.build();
        List<String> warnings = new ArrayList<>();
        newest.warning().ifPresent(warnings::add);
        warnings.addAll(reader.warnings());
        collector.warn(read, warnings);
        Map<String, Series> norms = new LinkedHashMap<>();
        collector.norms.forEach((tag, series) -> norms.put(SafeText.line(tag), series.build()));
        return new Collected(new Log(read, warnings), norms, collector.graph, collector.writer);
    }

    private void warn(Recording read, List<String> warnings) {
        if (full) {
            warnings.add("there are more than " + MOST_TAGS + " signals; the others were ignored");
        }
        long unfit = matrices.getOrDefault("", Map.of()).getOrDefault(Signals.CONFUSION.tag(), List.of()).stream()
                .filter(matrix -> !read.isOfItsClasses(matrix))
                .count();
        if (unfit > 0) {
            warnings.add(unfit + " confusion matrices do not match the classes of the run and were ignored");
        }
    }

    /** The tag of today. There are few tags and many values of each; a hostile log may have as many tags as values. */
    private String today(String tag) {
        return today.size() < MOST_TAGS
                ? today.computeIfAbsent(tag, FormerNames::tag)
                : today.getOrDefault(tag, FormerNames.tag(tag));
    }

    private boolean hasRoom(Map<String, ?> tags, String tag) {
        if (tags.containsKey(tag)) {
            return true;
        }
        full |= known == MOST_TAGS;
        known += full ? 0 : 1;
        return !full;
    }

    private void add(LogEntry entry) {
        if (entry instanceof LogEntry.Scalar scalar) {
            Map<String, Series.Builder> tags = scalars.computeIfAbsent(scalar.folder(), folder -> new HashMap<>());
            String name = today(scalar.tag());
            if (hasRoom(tags, name)) {
                tags.computeIfAbsent(name, tag -> new Series.Builder()).add(scalar.step(), scalar.value());
            }
        } else if (entry instanceof LogEntry.Table table) {
            Map<String, List<Matrix>> tags = matrices.computeIfAbsent(table.folder(), folder -> new HashMap<>());
            String name = today(table.tag());
            if (hasRoom(tags, name)) {
                tags.computeIfAbsent(name, tag -> new ArrayList<>()).add(table.matrix());
            }
        } else if (entry instanceof LogEntry.Picture picture) {
            Map<String, Image> tags = images.computeIfAbsent(picture.folder(), folder -> new HashMap<>());
            if (hasRoom(tags, picture.tag())) {
                tags.put(picture.tag(), picture.image());
            }
        } else if (entry instanceof LogEntry.Histogram histogram) {
            if (hasRoom(norms, histogram.folder() + histogram.tag())) {
                norms.computeIfAbsent(histogram.folder() + histogram.tag(), tag -> new Series.Builder())
                        .add(histogram.step(), Math.sqrt(histogram.squares()));
            }
        } else if (entry instanceof LogEntry.Graph newest) {
            graph = newest.bytes();
        } else if (entry instanceof LogEntry.Writer by) {
            writer = by.writer();
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
        scalars.forEach((folder, tags) -> tags.forEach((tag, series) -> byTag.put(shown(folder, tag), series.build())));
        byTag.forEach((tag, series) -> {
            for (int i = 0; i < series.size(); i++) {
                recorder.scalar(tag, series.step(i), series.value(i));
            }
        });
        matrices.forEach((folder, tags) ->
                tags.forEach((tag, list) -> list.forEach(matrix -> recorder.matrix(shown(folder, tag), matrix))));
        images.forEach((folder, tags) -> tags.forEach((tag, image) -> recorder.image(shown(folder, tag), image)));
    }

    /** The name of a signal, of whoever wrote it, fit to be shown. */
    private static String shown(String folder, String tag) {
        return SafeText.line(folder + tag);
    }
}
