package dev.kasus.records.run;

import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.engine.TrainingListener;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.IoProblem;
import dev.kasus.records.checkpoint.Safetensors;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.events.EventWriter;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one session of a run into its folder: what an engine tells goes to disk, progress and the question whether to stop go to
 * functions. It has the folder to itself from its making until {@link #finish} or {@link #close}; a kill frees it too.
 */
public final class RunWriter implements RunObserver, AutoCloseable {
    private final RunFolder folder;
    private final RunLock lock;
    private final @Nullable Checkpoint from;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private RunCard card;
    private @Nullable EventWriter events;
    private boolean complete;
    private boolean closed;

    private RunWriter(
            RunFolder folder,
            RunLock lock,
            RunCard card,
            @Nullable Checkpoint from,
            TrainingListener listener,
            BooleanSupplier stop) {
        this.folder = folder;
        this.lock = lock;
        this.card = card;
        this.from = from;
        this.complete = from != null && from.isComplete();
        this.listener = listener;
        this.stop = stop;
    }

    /** The lock of a folder, which is made if it is not there. */
    private static RunLock locked(RunFolder folder) {
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw IoProblem.writing(folder.path(), e);
        }
        return RunLock.take(folder.path());
    }

    /** A writer of a new run in a folder, which is made if it is not there. */
    public static RunWriter begin(
            RunFolder folder, Recipe recipe, ProbePreset probes, TrainingListener listener, BooleanSupplier stop) {
        RunLock lock = locked(folder);
        return new RunWriter(
                folder, lock, new RunCard(recipe, probes, State.RUNNING, null, null), null, listener, stop);
    }

    /**
     * A writer of a new run in a new folder that begins where another one ended: with its last weights and as many
     * steps done, under a recipe of its own. From here on it is resumed as any other.
     */
    public static RunWriter goOn(
            RunFolder folder,
            RunFolder after,
            Recipe recipe,
            ProbePreset probes,
            TrainingListener listener,
            BooleanSupplier stop) {
        RunLock lock = locked(folder);
        try {
            Checkpoint from = after.latestCheckpoint().unfinished();
            RunCard card = new RunCard(recipe, probes, State.RUNNING, null, null);
            // The checkpoint first: a folder with a recipe and without one would begin anew.
            Safetensors.write(folder.latest(), from);
            card.write(folder.runJson());
            return new RunWriter(folder, lock, card, from, listener, stop);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /**
     * A writer of a new run in a folder that begins with the last weights and statistics of another run, and with no steps
     * done. From here on it is resumed as any other.
     */
    public static RunWriter beginWith(
            RunFolder folder,
            RunFolder weights,
            Recipe recipe,
            ProbePreset probes,
            TrainingListener listener,
            BooleanSupplier stop) {
        Checkpoint from = weights.latestCheckpoint().firstWeights(weights.id());
        RunLock lock = locked(folder);
        RunCard card = new RunCard(recipe, probes, State.RUNNING, null, weights.id());
        return new RunWriter(folder, lock, card, from, listener, stop);
    }

    /**
     * A writer that goes on with a run that was interrupted or killed, from its latest checkpoint or, without one, from
     * the start.
     */
    public static RunWriter resume(RunFolder folder, TrainingListener listener, BooleanSupplier stop) {
        RunLock lock = RunLock.take(folder.path());
        try {
            List.of(folder.runJson(), folder.latest(), folder.best()).forEach(AtomicFile::sweep);
            RunCard card = folder.card();
            if (card.state() == State.FINISHED || card.state() == State.DIVERGED) {
                throw new BadInput(
                        "run " + folder + " has "
                                + (card.state() == State.FINISHED ? "finished" : "diverged and would diverge again")
                                + "; there is nothing to resume",
                        "kasus diagnose " + folder + " says why; or change its recipe and train that.");
            }
            Checkpoint from = Files.exists(folder.latest()) ? Safetensors.read(folder.latest()) : null;
            return new RunWriter(folder, lock, card.with(State.RUNNING), from, listener, stop);
        } catch (BadInput refused) {
            lock.close();
            throw refused;
        }
    }

    /** The folder that is written. */
    public RunFolder folder() {
        return folder;
    }

    /** What to train. */
    public Recipe recipe() {
        return card.recipe();
    }

    /** How much to watch. */
    public ProbePreset probes() {
        return card.probes();
    }

    /** Where to go on, or null to begin. */
    public @Nullable Checkpoint from() {
        return from;
    }

    /** Refuses to go on with other images than the run began with. */
    @Override
    public void begins(Provenance provenance, long fromStep) {
        Provenance before = card.provenance();
        if (fromStep > 0 && before != null && !before.dataDigest().equals(provenance.dataDigest())) {
            throw new BadInput(
                    "the images of run " + folder + " have changed since it started",
                    "Restore them, or start a new run.");
        }
        card = card.with(provenance);
        if (from != null && from.isFirstWeights()) {
            // Before the card: a folder with a card and without them would begin with weights of its own.
            Safetensors.write(folder.latest(), from);
        }
        card.write(folder.runJson());
        boolean first = EventFiles.in(folder.path()).isEmpty();
        // Values at the step of the checkpoint hold; from a start without a checkpoint nothing does.
        OptionalLong restart = first ? OptionalLong.empty() : OptionalLong.of(fromStep == 0 ? 0 : fromStep + 1);
        events = EventWriter.begin(folder.path(), restart);
    }

    @Override
    public void scalar(String tag, long step, double value) {
        writing(() -> events().scalar(tag, step, value));
    }

    @Override
    public void matrix(String tag, Matrix matrix) {
        writing(() -> events().matrix(tag, matrix));
    }

    @Override
    public void image(String tag, Image image) {
        writing(() -> events().image(tag, image));
    }

    @Override
    public void loading(int done, int total) {
        listener.loading(done, total);
    }

    @Override
    public void progress(Progress progress) {
        listener.progress(progress);
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }

    /** Signals go to the disk before the checkpoint, so that what a resumed run keeps is all there. */
    @Override
    public void checkpoint(Checkpoint checkpoint, boolean best) {
        writing(() -> {
            events().force();
            // The best one first: after a kill in between, the epoch is trained again and both are written again.
            if (best) {
                Safetensors.write(folder.best(), checkpoint);
            }
            Safetensors.write(folder.latest(), checkpoint);
            complete = checkpoint.isComplete();
        });
    }

    /** Says what a person can do when something could not be written. */
    private void writing(Runnable step) {
        try {
            step.run();
        } catch (BadInput unwritten) {
            throw unwritten.and(
                    complete
                            ? "The training is complete: kasus diagnose " + folder + " does the rest."
                            : "The recording is intact: kasus train --resume " + folder + " continues it.");
        }
    }

    /**
     * Notes that a run is finished whose training came to its end but could not say so, because it was killed or its
     * disk was full.
     *
     * @return whether it was so
     */
    public static boolean settle(RunFolder folder) {
        boolean open = folder.card().state() == State.RUNNING && !folder.isLive() && Files.exists(folder.latest());
        if (!open || !Safetensors.read(folder.latest()).isComplete()) {
            return false;
        }
        try (RunLock lock = RunLock.take(folder.path())) {
            folder.card().with(State.FINISHED).write(folder.runJson());
            return true;
        }
    }

    /** Ends the session: everything is written, the state is noted, the folder is free. */
    public void finish(State state) {
        try {
            writing(() -> {
                events().force();
                card = card.with(state);
                card.write(folder.runJson());
            });
        } finally {
            close();
        }
    }

    /** Ends the session as a kill would, but with everything written; a new run that never began leaves no folder. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (events != null) {
                events.close();
            } else if (!RunFolder.isRun(folder.path())) {
                folder.discard();
            }
        } finally {
            lock.close();
        }
    }

    private EventWriter events() {
        if (events == null) {
            throw new IllegalStateException("the run has not started");
        }
        return events;
    }
}
