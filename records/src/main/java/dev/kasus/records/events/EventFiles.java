package dev.kasus.records.events;

import dev.kasus.records.IoProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The event files of a folder and their names, {@code events.out.tfevents.<seconds>...}; the order of names is that of time. */
public final class EventFiles {
    /** Keras and PyTorch nest one level; two for good measure. */
    private static final int DEEPEST = 3;

    private static final Pattern NAME = Pattern.compile(".*tfevents\\.(\\d+).*");

    private EventFiles() {}

    /** Whether a file is named as event files are. */
    public static boolean isNamedSo(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** The event files in a folder and those below it, each folder's in order of time. */
    public static List<Path> in(Path folder) {
        try {
            Path start = folder.toRealPath();
            try (Stream<Path> files = Files.walk(start, DEEPEST)) {
                return files.filter(EventFiles::isNamedSo)
                        .filter(Files::isRegularFile)
                        .map(file -> folder.resolve(start.relativize(file)))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw IoProblem.reading(folder, e);
        } catch (UncheckedIOException e) {
            throw IoProblem.reading(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /** A name for a new file that sorts behind all that are there, even if the clock went back. */
    static String next(Path folder, long nowSeconds, String host) {
        List<Path> present = in(folder);
        long newest = present.stream().mapToLong(EventFiles::seconds).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "events.out.tfevents.%010d.%s.%d.kasus",
                Math.max(nowSeconds, newest + 1),
                host,
                present.size());
    }

    private static long seconds(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && matcher.group(1).length() < 18 ? Long.parseLong(matcher.group(1)) : 0;
    }
}
