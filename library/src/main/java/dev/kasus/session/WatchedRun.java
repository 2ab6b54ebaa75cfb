package dev.kasus.session;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.BadInput;
import dev.kasus.records.log.meaning.TagMap;
import dev.kasus.report.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a run or log that grows, and tells what turns. Used from one thread. */
public final class WatchedRun {
    /** Event files lie at most so deep below the folder of a log. */
    private static final int DEEPEST = 3;
    /** More files are not asked for each time. */
    private static final int MOST_FILES = 5_000;

    private final Path path;
    private final TagMap map;
    private final Path watched;
    private long seen = -1;
    private String problem = "";
    private @Nullable DiagnosedRun newest;

    /** Follows from the next {@link #poll} on. */
    public WatchedRun(Path path, TagMap map) {
        this.path = path;
        this.map = map;
        this.watched = file(path);
    }

    /**
     * What has turned since the last call, a sentence each: at the first, the verdict; then each finding that came or went. Nothing while
     * the log has not grown, or has not a single value yet.
     *
     * @throws BadInput if it cannot be read and never could
     */
    public List<String> poll() {
        long now = state(watched);
        if (now == seen) {
            return List.of();
        }
        seen = now;
        DiagnosedRun before = newest;
        DiagnosedRun after;
        try {
            after = DiagnosedRun.of(path, map);
        } catch (BadInput unreadable) {
            // A file that is being replaced, or has its header alone, is whole a moment later.
            if (before == null && !Files.exists(watched)) {
                throw unreadable;
            }
            boolean told = problem.equals(unreadable.problem());
            problem = unreadable.problem();
            return before == null || told ? List.of() : List.of("it can no longer be read: " + problem);
        }
        newest = after;
        problem = "";
        boolean anew = before != null
                && after.report().recording().epochs()
                        < before.report().recording().epochs();
        return before == null || anew
                ? List.of(at(after)
                        + (anew ? "the log was begun anew; " : "")
                        + after.report().verdict())
                : turns(before, after);
    }

    /** Why it could not be read when it was last looked at, without a full stop; empty if it could. */
    public String problem() {
        return problem;
    }

    /** The run as it was read last; empty before its first values. */
    public Optional<DiagnosedRun> newest() {
        return Optional.ofNullable(newest);
    }

    /** Whether no more is to come: a run of Kasus that nobody trains. Logs of other tools do not say. */
    public boolean isOver() {
        return newest != null
                && newest.folder().isPresent()
                && !newest.folder().get().isLive();
    }

    private static List<String> turns(DiagnosedRun before, DiagnosedRun after) {
        List<Finding> old = before.report().diagnosis().present();
        List<Finding> found = after.report().diagnosis().present();
        List<String> turns = new ArrayList<>();
        for (Finding finding : found) {
            if (old.stream().noneMatch(it -> it.id().equals(finding.id()))) {
                turns.add(at(after) + "now " + Phrase.inSentence(finding.title()) + ": " + evidence(finding));
            }
        }
        for (Finding finding : old) {
            if (found.stream().noneMatch(it -> it.id().equals(finding.id()))) {
                turns.add(at(after) + "no longer " + Phrase.inSentence(finding.title()));
            }
        }
        return turns;
    }

    private static String evidence(Finding finding) {
        return ((Opinion.Present) finding.opinion()).evidence().get(0).sentence();
    }

    private static String at(DiagnosedRun run) {
        int epochs = run.report().recording().epochs();
        return epochs > 0 ? "epoch " + epochs + ": " : "";
    }

    /** Of one run in a file, the file. */
    private static Path file(Path path) {
        String name = path.toString();
        int mark = name.lastIndexOf('#');
        return mark > 0 && !Files.exists(path) ? Path.of(name.substring(0, mark)) : path;
    }

    /** A number that changes with the size or time of any file that is read. */
    private static long state(Path path) {
        try (Stream<Path> files = Files.walk(path, DEEPEST)) {
            return files.limit(MOST_FILES).mapToLong(WatchedRun::stateOfOne).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long stateOfOne(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? 31
                            * (attributes.size()
                                    + 31 * attributes.lastModifiedTime().toMillis()
                                    + file.hashCode())
                    : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
