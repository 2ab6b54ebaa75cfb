package dev.kasus.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    /** Writes half of a new content, says so, and waits to be killed. */
    static final class HalfWriter {
        public static void main(String[] arguments) {
            AtomicFile.write(Path.of(arguments[0]), channel -> {
                AtomicFile.writeFully(channel, StandardCharsets.UTF_8.encode("half of the n"));
                channel.force(true);
                System.out.println("half");
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
        }
    }

    @Test
    void aKillInTheMiddleLeavesTheOldContent() {
        Path file = folder.resolve("f");
        AtomicFile.write(file, "old");
        try (Child child = new Child(HalfWriter.class, file.toString())) {
            child.await("half");
            assertThat(AtomicFile.read(file)).isEqualTo("old");
        }
        assertThat(AtomicFile.read(file)).isEqualTo("old");
        AtomicFile.write(file, "new");
        assertThat(AtomicFile.read(file)).isEqualTo("new");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldContentAndNothingElse() {
        Path file = folder.resolve("f");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    AtomicFile.writeFully(channel, ByteBuffer.wrap(new byte[10]));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(BadInput.class)
                .hasMessage("cannot write " + file + ": No space left on device\n"
                        + "Make room on the disk; what was recorded so far is intact, and the run can be resumed.");
        assertThat(AtomicFile.read(file)).isEqualTo("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void anInterruptWaitsUntilTheFileIsWritten() {
        Path file = folder.resolve("f");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, "new");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(AtomicFile.read(file)).isEqualTo("new");
    }

    @Test
    void aFullDiskKeepsTheOldContent() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
            assertThat(disk).isNotNull();
            Path file = folder.resolve("disk/f");
            AtomicFile.write(file, "old");
            assertThatThrownBy(() -> AtomicFile.write(file, "x".repeat(100_000)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith(
                            "cannot write " + file + ": No space left on device\nMake room on the disk;");
            assertThat(AtomicFile.read(file)).isEqualTo("old");
        }
    }

    @Test
    void aFolderThatIsNotThereOrMayNotBeWrittenIsNamed() throws IOException {
        Path lost = folder.resolve("none/f");
        assertThatThrownBy(() -> AtomicFile.write(lost, "x"))
                .isInstanceOf(BadInput.class)
                .hasMessage("cannot write " + lost + ": its folder does not exist\n"
                        + "Check that the disk is there and the folder still exists.");
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
            disk.writable(false);
            Path file = folder.resolve("disk/f");
            assertThatThrownBy(() -> AtomicFile.write(file, "x"))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("cannot write " + file + ": Read-only file system\n"
                            + "Choose a folder that you may write to, or change its permissions.");
            assertThat(Files.exists(file)).isFalse();
        }
    }
}
