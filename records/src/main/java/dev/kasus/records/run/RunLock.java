package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a run folder: one holder at a time on this machine. It ends with its process, however that ends; the
 * lock file itself stays, because deleting it would let two in.
 */
final class RunLock implements AutoCloseable {
    static final String FILE = ".lock";

    // Whoever asks whether a lock is taken has it for an instant: that is no other writer.
    private static final int TRIES = 25;
    private static final long BETWEEN_TRIES = 20_000_000;

    // On Unix, closing any channel of a file ends all locks that the process has on it: so a folder that this process
    // holds is known here and its lock file is not opened again.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock of a run folder, or refuses if another has it. */
    static RunLock take(Path runFolder) {
        synchronized (HELD) {
            Path folder = real(runFolder);
            if (HELD.contains(folder)) {
                throw taken(runFolder);
            }
            for (int i = 0; i < TRIES; i++) {
                FileChannel channel = tryLock(runFolder, folder.resolve(FILE));
                if (channel != null) {
                    HELD.add(folder);
                    return new RunLock(folder, channel);
                }
            }
            throw taken(runFolder);
        }
    }

    /** The channel that holds the lock; null, a moment later, if another has it. */
    private static @Nullable FileChannel tryLock(Path runFolder, Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isLockFile(file)) {
                throw new BadInput(file + " is not a file of Kasus", "Remove it.");
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close();
            LockSupport.parkNanos(BETWEEN_TRIES);
            return null;
        } catch (IOException e) {
            throw IoProblem.writing(runFolder, e);
        }
    }

    /** Whether anyone has the lock of a run folder now. */
    static boolean isTaken(Path runFolder) {
        synchronized (HELD) {
            Path folder = real(runFolder);
            Path file = folder.resolve(FILE);
            if (HELD.contains(folder)) {
                return true;
            }
            if (!isLockFile(file) || !Files.isWritable(file)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                return lock == null;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Not a link that leads elsewhere, nor a pipe that would keep its reader waiting. */
    private static boolean isLockFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw IoProblem.writing(folder, e);
            }
        }
    }

    private static BadInput taken(Path folder) {
        return new BadInput(
                "run " + folder + " is being written by another training", "Wait for it, stop it, or start a new run.");
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw IoProblem.reading(folder, e);
        }
    }
}
