package dev.kasus.records.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.records.IoProblem;
import dev.kasus.records.checkpoint.Safetensors;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.events.EventReader;
import dev.kasus.records.watched.WatchedCard;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.RecipePart;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one run, {@code runs/<id>/}: also a log folder of TensorBoard. {@code docs/recording.md} describes its files. */
public final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes a new folder, its name the time, the name given and, if others began in the same second, a number.
     *
     * @param runs the folder of all runs; made if it is not there
     */
    public static RunFolder create(Path runs, String name) {
        return create(runs, name, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * The folder of this name in a folder of runs, whether or not it is there or a run has begun in it. A link is
     * refused: the folder of runs may be a stranger's, and what is trained into it must not end elsewhere.
     *
     * @param name of one folder, not of a path
     */
    public static RunFolder in(Path runs, String name) {
        Path path = runs.resolve(name);
        if (!path.normalize().equals(runs.normalize().resolve(path.getFileName()))) {
            throw new BadInput("\"" + name + "\" is not the name of a run", "A name must not contain a slash.");
        }
        return new RunFolder(refuseLink(path));
    }

    /** Where the trainings of the run's own experiments or trials are kept, whether or not it is there; refuses a link. */
    public Path own(String name) {
        return refuseLink(path.resolve(name));
    }

    private static Path refuseLink(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            throw new BadInput(
                    folder + " is a link, but the trainings of a run must be in its own folder",
                    "Remove the link; kasus treat --out DIR keeps its trainings in another folder.");
        }
        return folder;
    }

    static RunFolder create(Path runs, String name, Clock clock) {
        Path first = named(runs, STAMP.format(LocalDateTime.now(clock)), name);
        try {
            Files.createDirectories(runs);
            for (int i = 1; ; i++) {
                try {
                    Path path = i == 1 ? first : first.resolveSibling(first.getFileName() + "-" + i);
                    return new RunFolder(Files.createDirectory(path));
                } catch (FileAlreadyExistsException another) {
                    // Taken by a run that began in the same second: the next number.
                }
            }
        } catch (IOException e) {
            throw IoProblem.writing(runs, e);
        }
    }

    private static Path named(Path runs, String stamp, String name) {
        try {
            return runs.resolve(stamp + "-" + plain(name));
        } catch (InvalidPathException unmappable) {
            // The machine's locale has no such letters.
            return runs.resolve(stamp + "-" + plain(name.replaceAll("[^ -~]", "-")));
        }
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        int length = plain.codePointCount(0, plain.length());
        return plain.isEmpty() ? "run" : plain.substring(0, plain.offsetByCodePoints(0, Math.min(40, length)));
    }

    /**
     * The run in a folder; the path of something inside the folder does as well. Refuses what is not a run, saying what
     * is there.
     */
    public static RunFolder open(Path path) {
        if (!Files.exists(path)) {
            throw new BadInput("there is no run " + path, RunListing.around(path));
        }
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (isRun(path)) {
            return new RunFolder(path);
        }
        if (parent != null && isRun(parent)) {
            return new RunFolder(path.getParent() == null ? parent : path.getParent());
        }
        throw new BadInput(path + " is not a run: it has no run.json", RunListing.inside(path));
    }

    /** Whether a run has begun in it. */
    public boolean hasBegun() {
        return isRun(path);
    }

    /** Whether its training is over: finished or diverged. */
    public boolean isDone() {
        return hasBegun() && (state() == State.FINISHED || state() == State.DIVERGED);
    }

    /** How far it is; {@link State#RUNNING} also after a kill. */
    public State state() {
        JsonNode json = RunCard.tree(runJson());
        return WatchedCard.isOne(json)
                ? WatchedCard.read(json, runJson().toString()).state()
                : card().state();
    }

    /** How far the training in a folder is that another program runs; empty where it is none that Kasus watches. */
    public static Optional<RunFolder> watched(Path path) {
        if (!isRun(path)) {
            return Optional.empty();
        }
        RunFolder folder = new RunFolder(path);
        return WatchedCard.isOne(RunCard.tree(folder.runJson())) ? Optional.of(folder) : Optional.empty();
    }

    static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(EventFiles.RUN));
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** The name of the run. */
    public String id() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Recipe, provenance, state: {@link #card()} reads it. */
    public Path runJson() {
        return path.resolve(EventFiles.RUN);
    }

    /** The checkpoint of the newest epoch. */
    public Path latest() {
        return path.resolve("latest.safetensors");
    }

    /** The checkpoint of the epoch that was best in validation. */
    public Path best() {
        return path.resolve("best.safetensors");
    }

    /** The diagnosis, once one was made. */
    public Path diagnosis() {
        return path.resolve("diagnosis.json");
    }

    /** The report, once one was made. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** What {@code run.json} says now. */
    public RunCard card() {
        return RunCard.read(runJson());
    }

    /** Everything recorded so far, while it trains too. */
    public Recording recording() {
        return log().recording();
    }

    /** Everything recorded so far, with what could not be read. */
    public Log log() {
        JsonNode json = RunCard.tree(runJson());
        if (WatchedCard.isOne(json)) {
            return watchedLog(WatchedCard.read(json, runJson().toString()));
        }
        RunCard card = card();
        return LogCollector.read(
                path, new Recording.Builder().recipe(card.recipe()).provenance(card.provenance()));
    }

    /** Where nobody said how many epochs were planned, a training that has ended had as many as it did. */
    private Log watchedLog(WatchedCard card) {
        Log log = LogCollector.read(path, card.recording());
        Recording recording = log.recording();
        boolean ended = card.state() == State.FINISHED && card.unknown().contains(RecipePart.EPOCHS);
        return new Log(ended ? card.ended(recording) : recording, log.warnings());
    }

    /** A reader that has read nothing yet, to follow the run with. */
    public EventReader follow() {
        return new EventReader(path);
    }

    /** Whether a training writes to it now; false after a kill. */
    public boolean isLive() {
        return RunLock.isTaken(path);
    }

    /** The checkpoint of the newest epoch. */
    public Checkpoint latestCheckpoint() {
        requireCheckpoint();
        return Safetensors.read(latest());
    }

    /** Refuses a run without a checkpoint. */
    public void requireCheckpoint() {
        if (!hasCheckpoint()) {
            throw noCheckpoint();
        }
    }

    /** Whether there is a checkpoint of the newest epoch. */
    public boolean hasCheckpoint() {
        return Files.exists(latest());
    }

    private BadInput noCheckpoint() {
        return new BadInput("run " + path + " has no checkpoint yet", "Wait until its first epoch is done.");
    }

    /** The best checkpoint, or the newest of a run without validation. */
    public Checkpoint bestCheckpoint() {
        for (Path file : List.of(best(), latest())) {
            if (Files.exists(file)) {
                return Safetensors.read(file);
            }
        }
        throw noCheckpoint();
    }

    /** Removes a folder in which no run ever began. */
    void discard() {
        try {
            Files.deleteIfExists(path.resolve(RunLock.FILE));
            try (Stream<Path> rest = Files.list(path)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(path);
        } catch (IOException e) {
            throw IoProblem.writing(path, e);
        }
    }

    @Override
    public String toString() {
        return SafeText.line(path.toString());
    }
}
