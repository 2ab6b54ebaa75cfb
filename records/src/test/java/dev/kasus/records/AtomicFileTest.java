package dev.kasus.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
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
    void aKillInTheMiddleLeavesTheOldContent() throws IOException {
        Path file = folder.resolve("f");
        AtomicFile.write(file, "old");
        try (Child child = new Child(HalfWriter.class, file.toString())) {
            child.await("half");
            assertThat(AtomicFile.read(file)).isEqualTo("old");
        }
        assertThat(AtomicFile.read(file)).isEqualTo("old");
        AtomicFile.write(file, "new");
        assertThat(AtomicFile.read(file)).isEqualTo("new");
        Path anothers = Files.createFile(folder.resolve("f.tmp"));
        AtomicFile.sweep(file);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file) && !other.equals(anothers));
        assertThat(anothers).exists();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.createSymbolicLink(run.resolve("f.tmp"), victim);
        Files.createSymbolicLink(run.resolve("f"), victim);
        Files.createLink(run.resolve("g"), victim);
        AtomicFile.write(run.resolve("f"), "new");
        AtomicFile.write(run.resolve("g"), "new");
        assertThat(victim).hasContent("mine");
        assertThat(run.resolve("f")).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(run.resolve("f"))).isFalse();
        assertThat(run.resolve("g")).hasContent("new");
        assertThat(Files.isSymbolicLink(run.resolve("f.tmp"))).isTrue();
    }

    @Test
    void severalMayWriteItAtOnceAndOneOfThemIsWhole() {
        Path file = folder.resolve("f");
        IntStream.range(0, 32)
                .parallel()
                .forEach(i -> AtomicFile.write(file, Integer.toString(i % 10).repeat(50_000)));
        assertThat(AtomicFile.read(file)).hasSize(50_000).matches("(.)\\1*");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatIsNoTextOfARunIsNotRead() throws IOException {
        assertThatThrownBy(() -> AtomicFile.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(folder + " is not a file");
        Path huge = folder.resolve("huge");
        try (FileChannel channel = FileChannel.open(huge, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
        }
        assertThatThrownBy(() -> AtomicFile.read(huge))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("too many for a text of a run");
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
                .hasMessage("cannot write " + file + ": No space left on device\n" + "Free some disk space.");
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
                            "cannot write " + file + ": No space left on device\nFree some disk space.");
            assertThat(AtomicFile.read(file)).isEqualTo("old");
        }
    }

    @Test
    void aFolderThatIsNotThereOrMayNotBeWrittenIsNamed() throws IOException {
        Path lost = folder.resolve("none/f");
        assertThatThrownBy(() -> AtomicFile.write(lost, "x"))
                .isInstanceOf(BadInput.class)
                .hasMessage("cannot write " + lost + ": its folder does not exist\n"
                        + "Check that the disk is connected and the folder still exists.");
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
