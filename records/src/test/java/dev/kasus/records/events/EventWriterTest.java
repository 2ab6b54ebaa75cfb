package dev.kasus.records.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.message.BadInput;
import dev.kasus.records.Child;
import dev.kasus.records.Seeds;
import dev.kasus.records.SmallDisk;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventWriterTest {
    private static final String[] TAGS = {
        "train/loss",
        "layer/conv1/dead-fraction",
        "class/ikan badut 🐠/auc",
        "class/日本/auc",
        "",
        "a b\n\u0000",
        "x".repeat(300)
    };
    private static final double[] VALUES = {
        0.0,
        -0.0,
        0.1,
        1e-300,
        -1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Float.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1 / 3.0
    };

    @TempDir
    Path temporary;

    static LongStream seeds() {
        return Seeds.count(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadToTheLastBit(long seed) throws IOException {
        Random random = Seeds.random(seed);
        Path folder = Files.createDirectories(temporary.resolve("bits"));
        List<LogEntry> written = new ArrayList<>();
        try (EventWriter writer = EventWriter.begin(folder, OptionalLong.empty())) {
            for (int i = random.nextInt(200); i > 0; i--) {
                String tag = TAGS[random.nextInt(TAGS.length)];
                long step = random.nextInt(10) == 0 ? random.nextLong() : i;
                if (random.nextInt(8) == 0) {
                    double[] values = random.doubles(6, -1, 1).toArray();
                    values[0] = VALUES[random.nextInt(VALUES.length)];
                    writer.matrix(tag, new Matrix(step, 2, 3, values));
                    written.add(new LogEntry.Table("", tag, new Matrix(step, 2, 3, values)));
                } else {
                    double value = random.nextBoolean()
                            ? VALUES[random.nextInt(VALUES.length)]
                            : Double.longBitsToDouble(random.nextLong());
                    writer.scalar(tag, step, value);
                    written.add(Entries.scalar(tag, step, Double.isNaN(value) ? Double.NaN : value));
                }
            }
        }
        assertThat(Entries.all(folder)).isEqualTo(written);
    }

    @Test
    void aHundredThousandValuesComeBackInOrder() throws IOException {
        try (EventWriter writer = EventWriter.begin(temporary, OptionalLong.empty())) {
            for (int step = 1; step <= 100_000; step++) {
                writer.scalar("train/step-loss", step, 1.0 / step);
            }
        }
        List<LogEntry> read = Entries.all(temporary);
        assertThat(read).hasSize(100_000);
        for (int step = 1; step <= 100_000; step++) {
            assertThat(read.get(step - 1)).isEqualTo(Entries.scalar("train/step-loss", step, 1.0 / step));
        }
    }

    @Test
    void picturesOfOursComeBackAndThoseOfOthersAreLeftOut() {
        Image image = new Image(3, 12, 2, new byte[] {1, 2, 3, -4});
        try (EventWriter writer = EventWriter.begin(temporary, OptionalLong.empty())) {
            writer.image("class/dace/examples", image);
            writer.image("conv1/filters", image);
        }
        assertThat(Entries.all(temporary)).containsExactly(new LogEntry.Picture("", "class/dace/examples", image));
    }

    @Test
    void aMatrixLargerThanTheBufferIsWrittenWhole() {
        double[] values = new Random(1).doubles(300 * 300).toArray();
        try (EventWriter writer = EventWriter.begin(temporary, OptionalLong.empty())) {
            writer.scalar("a", 1, 1);
            writer.matrix("m", new Matrix(1, 300, 300, values));
            writer.scalar("a", 2, 2);
        }
        List<LogEntry> read = Entries.all(temporary);
        assertThat(read).hasSize(3);
        assertThat(((LogEntry.Table) read.get(1)).matrix().values()).isEqualTo(values);
    }

    @Test
    void aLaterSessionSortsBehindEvenIfTheClockWentBack() {
        for (long now : new long[] {2_000_000_000L, 1_000_000_000L, 1_000_000_000L}) {
            InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(now));
            try (EventWriter writer = EventWriter.begin(temporary, OptionalLong.empty(), clock)) {
                writer.scalar("order", 1, Entries.all(temporary).size());
            }
        }
        assertThat(Entries.values(Entries.all(temporary))).containsExactly(0.0, 1.0, 2.0);
        assertThat(EventFiles.in(temporary))
                .extracting(file -> file.getFileName().toString().substring(0, 30))
                .containsExactly(
                        "events.out.tfevents.2000000000",
                        "events.out.tfevents.2000000001",
                        "events.out.tfevents.2000000002");
    }

    /** Records as many values as it is told, says so and waits; or records without end. */
    static final class Recorder {
        public static void main(String[] arguments) throws InterruptedException {
            EventWriter writer = EventWriter.begin(Path.of(arguments[0]), OptionalLong.empty());
            long count = Long.parseLong(arguments[1]);
            for (long step = 1; step <= count; step++) {
                writer.scalar("train/loss", step, step);
                if (step % 1000 == 0) {
                    System.out.println(step);
                }
            }
            System.out.println("recorded");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void whatWasRecordedComesToTheFileWithoutAnotherValue() throws InterruptedException {
        try (Child child = new Child(Recorder.class, temporary.toString(), "10")) {
            child.await("recorded");
            // It comes within a second; a loaded machine is given more.
            for (int i = 0; i < 600 && Entries.all(temporary).size() < 10; i++) {
                Thread.sleep(100);
            }
            assertThat(Entries.all(temporary)).hasSize(10);
        }
        EventReader reader = new EventReader(temporary);
        assertThat(Entries.values(reader.poll())).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
        assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void aKillAtAnyMomentLeavesABeginningOfWhatWasRecorded() throws IOException {
        for (String moment : new String[] {"1000", "7000", "20000"}) {
            Path folder = Files.createDirectories(temporary.resolve(moment));
            try (Child child = new Child(Recorder.class, folder.toString(), Long.toString(Long.MAX_VALUE))) {
                child.await(moment);
            }
            List<LogEntry> read = Entries.all(folder);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(Entries.scalar("train/loss", i + 1, i + 1));
            }
            // The buffer of 64 kB holds fewer than 2000 of these.
            assertThat(read).hasSizeGreaterThan(Integer.parseInt(moment) - 2000);
        }
    }

    @Test
    void aResumedRunSaysFromWhereOnTheFirstHoldsNoLonger() {
        try (EventWriter first = EventWriter.begin(temporary, OptionalLong.empty())) {
            first.scalar("a", 1, 1);
            first.scalar("a", 2, 2);
        }
        try (EventWriter second = EventWriter.begin(temporary, OptionalLong.of(2))) {
            second.scalar("a", 2, 20);
        }
        assertThat(Entries.all(temporary))
                .containsExactly(
                        Entries.scalar("a", 1, 1),
                        Entries.scalar("a", 2, 2),
                        new LogEntry.Restart("", 2),
                        Entries.scalar("a", 2, 20));
    }

    @Test
    void anInterruptOfTheTrainingLosesNothing() {
        try (EventWriter writer = EventWriter.begin(temporary, OptionalLong.empty())) {
            writer.scalar("a", 1, 1);
            Thread.currentThread().interrupt();
            writer.flush();
            writer.scalar("a", 2, 2);
            writer.force();
            assertThat(Thread.interrupted()).isTrue();
            writer.scalar("a", 3, 3);
        }
        assertThat(Entries.values(Entries.all(temporary))).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void aDeviceWithoutSpaceIsSaidOnceAndForAll() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full on this machine");
        EventWriter writer = EventWriter.begin(
                full, new FileOutputStream("/dev/full"), OptionalLong.empty(), InstantSource.system());
        writer.scalar("a", 1, 1);
        String message = "cannot write /dev/full: No space left on device\n" + "Free some disk space.";
        assertThatThrownBy(writer::flush).isInstanceOf(BadInput.class).hasMessage(message);
        assertThatThrownBy(() -> writer.scalar("a", 2, 2))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
        writer.close();
        writer.close();
    }

    @Test
    void aFullDiskKeepsWhatWasRecordedBefore() throws IOException {
        Path folder = temporary.resolve("disk");
        try (SmallDisk disk = SmallDisk.mount(folder, 256)) {
            assertThat(disk).isNotNull();
            EventWriter writer = EventWriter.begin(folder, OptionalLong.empty());
            int recorded = 0;
            try {
                for (; recorded < 1_000_000; recorded++) {
                    writer.scalar("a", recorded, recorded);
                }
            } catch (BadInput refused) {
                assertThat(refused).hasMessageContaining("No space left on device\nFree some disk space.");
            }
            writer.close();
            List<LogEntry> read = Entries.all(folder);
            assertThat(read).hasSizeBetween(recorded / 2, recorded);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(Entries.scalar("a", i, i));
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path none = temporary.resolve("none");
        assertThatThrownBy(() -> EventWriter.begin(none, OptionalLong.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(none.toString());
    }

    @Test
    void manyWritersLeaveNoThreadBehind() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            EventWriter.begin(temporary, OptionalLong.empty()).close();
        }
        for (int i = 0; i < 600 && flushers() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(flushers()).isZero();
    }

    private static long flushers() {
        return Stream.of(Thread.getAllStackTraces().keySet().toArray(new Thread[0]))
                .filter(thread -> thread.getName().equals("kasus-event-flusher"))
                .count();
    }
}
