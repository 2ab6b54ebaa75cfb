package dev.kasus.records.log.format;

import dev.kasus.message.FirstFew;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.file.DownloadName;
import dev.kasus.records.log.file.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log of a training by the files of its folder.
 *
 * @param folder of the training
 * @param files of the log: several only if each is a curve that was downloaded
 * @param others that could have been meant as well
 */
record FolderLog(Path folder, List<Path> files, List<Path> others) {
    private static final int MOST = 10_000;
    private static final List<Pattern> KNOWN = Stream.of(
                    "trainer_state\\.json",
                    "results\\.csv",
                    "metrics\\.csv",
                    "summary\\.csv",
                    "history\\.csv",
                    "history\\.jsonl?",
                    "metrics\\.jsonl?",
                    "training_log\\.csv",
                    "training\\.log",
                    "log\\.csv",
                    ".*_log\\.csv")
            .map(name -> Pattern.compile(name + "(\\.gz)?", Pattern.CASE_INSENSITIVE))
            .toList();
    private static final Pattern ANY =
            Pattern.compile(".*\\.(csv|tsv|json|jsonl|ndjson)(\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,18})");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,18})");
    private static final String LIGHTNING = "lightning_logs";

    /** The log in a folder, if it holds one. */
    static Optional<FolderLog> in(Path folder) {
        if (!Files.isDirectory(folder) || isOther(folder)) {
            return Optional.empty();
        }
        List<Path> entries = entries(folder);
        List<Path> files = entries.stream().filter(Files::isRegularFile).toList();
        List<Path> downloads = files.stream()
                .filter(file -> ANY.matcher(name(file)).matches()
                        && DownloadName.run(LogFile.stem(file)).isPresent())
                .toList();
        if (!downloads.isEmpty()) {
            return Optional.of(new FolderLog(folder, downloads, List.of()));
        }
        List<Path> known = new ArrayList<>();
        KNOWN.forEach(name -> files.stream()
                .filter(file ->
                        !known.contains(file) && name.matcher(name(file)).matches())
                .filter(FolderLog::isLog)
                .forEach(known::add));
        if (known.isEmpty()) {
            newestCheckpoint(entries).ifPresent(known::add);
        }
        if (known.isEmpty()) {
            List<Path> any = files.stream()
                    .filter(file -> ANY.matcher(name(file)).matches())
                    .toList();
            if (any.size() == 1 && isLog(any.get(0))) {
                known.addAll(any);
            }
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new FolderLog(folder, List.of(known.get(0)), known.subList(1, known.size())));
    }

    /** The logs in the folders of a folder, the newest first. */
    static List<FolderLog> below(Path folder) {
        if (!Files.isDirectory(folder) || isOther(folder)) {
            return List.of();
        }
        List<FolderLog> logs = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                in(entry).ifPresent(logs::add);
                if (name(entry).equals(LIGHTNING)) {
                    entries(entry).stream().flatMap(inner -> in(inner).stream()).forEach(logs::add);
                }
            }
        }
        logs.sort(FolderLog::newerFirst);
        return logs;
    }

    /** The curves of the files. */
    LogCurves read(String run) {
        return files.size() > 1 || DownloadName.run(LogFile.stem(files.get(0))).isPresent()
                ? DownloadedCurves.read(folder, files, run)
                : one(run);
    }

    private LogCurves one(String run) {
        Path file = files.get(0);
        LogCurves curves = LogFormats.read(file, run);
        if (others.isEmpty()) {
            return curves;
        }
        List<String> names = others.stream().map(FolderLog::name).toList();
        return curves.noted("of the files in " + folder.getFileName() + ", " + file.getFileName()
                + " was read; give another by its path: " + FirstFew.named(names, 3));
    }

    private static boolean isLog(Path file) {
        return LogFormats.of(file).isPresent();
    }

    private static Optional<Path> newestCheckpoint(List<Path> entries) {
        return entries.stream()
                .filter(entry -> CHECKPOINT.matcher(name(entry)).matches())
                .sorted(Comparator.comparingLong(FolderLog::number).reversed())
                .map(entry -> entry.resolve("trainer_state.json"))
                .filter(Files::isRegularFile)
                .filter(FolderLog::isLog)
                .findFirst();
    }

    /** The larger number, as of version_3, in folders that differ in nothing else; otherwise the later change. */
    private static int newerFirst(FolderLog one, FolderLog other) {
        Matcher mine = NUMBERED.matcher(name(one.folder));
        Matcher its = NUMBERED.matcher(name(other.folder));
        if (mine.matches() && its.matches() && mine.group(1).equals(its.group(1))) {
            return Long.compare(number(other.folder), number(one.folder));
        }
        return changed(other).compareTo(changed(one));
    }

    private static long number(Path folder) {
        Matcher numbered = NUMBERED.matcher(name(folder));
        return numbered.matches() ? Long.parseLong(numbered.group(2)) : -1;
    }

    private static FileTime changed(FolderLog log) {
        try {
            return Files.getLastModifiedTime(log.files.get(0));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Whether it is a run of Kasus, or holds event files. */
    private static boolean isOther(Path folder) {
        return Files.exists(folder.resolve(EventFiles.RUN))
                || entries(folder).stream().anyMatch(EventFiles::isNamedSo);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MOST).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
