package dev.kasus.records.events;

import dev.kasus.records.IoProblem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The event files of a folder and their names, {@code events.out.tfevents.<seconds>...}; the order of names is that of time. */
public final class EventFiles {
    /** A folder that holds this file is a run of Kasus. */
    public static final String RUN = "run.json";

    /** Keras and PyTorch nest one level; two for good measure. */
    private static final int DEEPEST = 3;

    private static final Pattern NAME = Pattern.compile(".*tfevents\\.(\\d+).*");

    private EventFiles() {}

    /** Whether a file is named as event files are. */
    public static boolean isNamedSo(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /**
     * The event files in a folder and those below it, each folder's in order of time. A run of Kasus has its own alone: what lies below it, such as
     * the trainings of its experiments, are runs for themselves, and so is a run that lies in the folder of another tool.
     */
    public static List<Path> in(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            collect(folder, isRun(folder) ? 1 : DEEPEST, found);
        } catch (IOException e) {
            throw IoProblem.reading(folder, e);
        } catch (DirectoryIteratorException e) {
            throw IoProblem.reading(folder, Objects.requireNonNull(e.getCause()));
        }
        return found.stream().sorted().toList();
    }

    private static void collect(Path folder, int levels, List<Path> found) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    if (levels > 1 && !isRun(child)) {
                        collect(child, levels - 1, found);
                    }
                } else if (isNamedSo(child) && Files.isRegularFile(child)) {
                    found.add(child);
                }
            }
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RUN));
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

    /** When a file was begun, as its name says; 0 if it does not. */
    static long seconds(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && matcher.group(1).length() < 18 ? Long.parseLong(matcher.group(1)) : 0;
    }
}
