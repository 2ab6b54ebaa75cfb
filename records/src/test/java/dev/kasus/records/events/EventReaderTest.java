package dev.kasus.records.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.Seeds;
import dev.kasus.records.proto.Event;
import dev.kasus.records.proto.Summary;
import dev.kasus.records.proto.TensorShapeProto;
import dev.kasus.signal.Matrix;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {
    private static final int COUNT = 12;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return Seeds.count(30);
    }

    /** The bytes of a file with so many values, and where each record ends. */
    private byte[] recorded(List<Integer> ends) throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (EventWriter writer = EventWriter.begin(scratch, OptionalLong.empty())) {
            for (int step = 0; step < COUNT; step++) {
                if (step == COUNT - 2) {
                    writer.matrix("m", new Matrix(step, 2, 2, new double[] {1, 2, 3, 4}));
                } else {
                    writer.scalar("a", step, step + 0.1);
                }
            }
        }
        byte[] bytes = Files.readAllBytes(EventFiles.in(scratch).get(0));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length; ) {
            at += (int) buffer.getLong(at) + Frame.HEADER + Frame.FOOTER;
            ends.add(at);
        }
        return bytes;
    }

    private Path file(byte[] bytes) throws IOException {
        Path log = Files.createDirectories(folder.resolve("log"));
        return Files.write(log.resolve("events.out.tfevents.1"), bytes);
    }

    private List<LogEntry> whole(byte[] bytes) throws IOException {
        file(bytes);
        return Entries.all(folder.resolve("log"));
    }

    private static void beginsAs(List<LogEntry> read, List<LogEntry> whole, int count) {
        assertThat(read).isEqualTo(whole.subList(0, count));
    }

    @Test
    void aTornTailLosesNothingBeforeIt() throws IOException {
        List<Integer> ends = new ArrayList<>();
        byte[] bytes = recorded(ends);
        List<LogEntry> whole = whole(bytes);
        assertThat(whole).hasSize(COUNT);
        for (int length = ends.get(COUNT - 5); length <= bytes.length; length++) {
            Path file = file(Arrays.copyOf(bytes, length));
            EventReader reader = new EventReader(folder.resolve("log"));
            // The first record is the version of the file.
            int cut = length;
            int records = (int) ends.stream().filter(end -> end <= cut).count();
            beginsAs(reader.poll(), whole, records - 1);
            if (ends.contains(length)) {
                assertThat(reader.warnings()).isEmpty();
            } else {
                assertThat(reader.warnings())
                        .containsExactly(file + " ends in the middle of a record at byte " + ends.get(records - 1)
                                + ", as after a kill; everything before it was read");
            }
        }
    }

    @Test
    void aFlippedBitLosesNothingBeforeItAndInventsNothing() throws IOException {
        List<Integer> ends = new ArrayList<>();
        byte[] bytes = recorded(ends);
        List<LogEntry> whole = whole(bytes);
        // Every bit of the last two records, one of each byte before.
        for (int bit = 0; bit < bytes.length * 8; bit += bit / 8 < ends.get(COUNT - 2) ? 9 : 1) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Path file = file(flipped);
            EventReader reader = new EventReader(folder.resolve("log"));
            int at = bit / 8;
            int records = (int) ends.stream().filter(end -> end <= at).count();
            beginsAs(reader.poll(), whole, Math.max(0, records - 1));
            assertThat(reader.warnings())
                    .containsExactly(
                            records == 0
                                    ? file + " is not an event file and was ignored"
                                    : file + " is damaged at byte " + ends.get(records - 1)
                                            + " (wrong checksum); the rest was ignored");
        }
    }

    /** The pieces in which a file grows need not be records. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aGrowingFileIsFollowedWithoutLossOrRepetition(long seed) throws IOException {
        Random random = Seeds.random(seed);
        byte[] bytes = recorded(new ArrayList<>());
        List<LogEntry> whole = whole(bytes);
        Path file = file(new byte[0]);
        EventReader reader = new EventReader(folder.resolve("log"));
        List<LogEntry> read = new ArrayList<>(reader.poll());
        for (int at = 0; at < bytes.length; ) {
            int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
            Files.write(file, Arrays.copyOfRange(bytes, at, to), StandardOpenOption.APPEND);
            at = to;
            read.addAll(reader.poll());
        }
        beginsAs(read, whole, COUNT);
        assertThat(reader.warnings()).isEmpty();
        assertThat(reader.poll()).isEmpty();
    }

    @Test
    void aFileThatAppearsLaterIsFollowedToo() {
        EventReader reader = new EventReader(folder);
        assertThat(reader.poll()).isEmpty();
        try (EventWriter first = EventWriter.begin(folder, OptionalLong.empty())) {
            first.scalar("a", 1, 1);
            first.flush();
            assertThat(Entries.values(reader.poll())).containsExactly(1.0);
            first.scalar("a", 2, 2);
        }
        try (EventWriter second = EventWriter.begin(folder, OptionalLong.empty())) {
            second.scalar("a", 3, 3);
        }
        assertThat(Entries.values(reader.poll())).containsExactly(2.0, 3.0);
    }

    @Test
    void foldersBelowAreNamed() throws IOException {
        for (String below : List.of("train", "validation", "deep/er")) {
            Path inner = Files.createDirectories(folder.resolve(below));
            try (EventWriter writer = EventWriter.begin(inner, OptionalLong.empty())) {
                writer.scalar("loss", 0, 1);
            }
        }
        assertThat(Entries.all(folder))
                .extracting(LogEntry::folder)
                .containsExactly("deep/er/", "train/", "validation/");
    }

    @Test
    void aDamagedFileDoesNotHideItsNeighbours() throws IOException {
        Files.writeString(folder.resolve("events.out.tfevents.0"), "this is no event file, though it is named so");
        try (EventWriter writer = EventWriter.begin(folder, OptionalLong.empty())) {
            writer.scalar("a", 1, 1);
        }
        EventReader reader = new EventReader(folder);
        assertThat(Entries.values(reader.poll())).containsExactly(1.0);
        assertThat(reader.warnings()).singleElement().asString().endsWith("is not an event file and was ignored");
    }

    @Test
    void recordsThatAreNoEventsAreCounted() throws IOException {
        byte[] data = "\u00ff\u00ffno event".getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(data.length + Frame.HEADER + Frame.FOOTER);
        Frame.put(frame, data);
        file(frame.array());
        EventReader reader = new EventReader(folder.resolve("log"));
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .endsWith("has 1 records that are not events; they were ignored");
    }

    /** A length that is announced with a right checksum, but is not there. */
    @Test
    void anAnnouncedLengthOfManyBytesIsNotAllocated() throws IOException {
        for (long length : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 40, Integer.MAX_VALUE}) {
            ByteBuffer header = ByteBuffer.allocate(Frame.HEADER).order(ByteOrder.LITTLE_ENDIAN);
            byte[] eight = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            CRC32C crc = new CRC32C();
            crc.update(eight);
            header.put(eight).putInt(Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8);
            file(header.array());
            assertThat(Entries.all(folder.resolve("log"))).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Entries.all(folder.resolve("none")))
                .isInstanceOf(BadInput.class)
                .hasMessage("there is no file " + folder.resolve("none") + "\nCheck the path.");
    }

    @Test
    void aMatrixThatHoldsLessThanItClaimsTakesNoRoom() throws IOException {
        Path log = Files.createDirectories(folder.resolve("claims"));
        try (FileOutputStream out =
                new FileOutputStream(log.resolve("events.out.tfevents.1").toFile())) {
            for (int i = 0; i < 1000; i++) {
                byte[] event = Event.newBuilder()
                        .setStep(i)
                        .setSummary(Summary.newBuilder()
                                .addValue(claim(10_000, 10_000))
                                .build()
                                .toByteString())
                        .build()
                        .toByteArray();
                ByteBuffer frame = ByteBuffer.allocate(Frame.HEADER + event.length + Frame.FOOTER);
                Frame.put(frame, event);
                out.write(frame.array());
            }
        }
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(Entries.all(log)).isEmpty();
        long taken = memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(taken).isLessThan(50_000_000);
        assertThat(SummaryValues.readMatrix(claim(0, 5), 1)).isNull();
        assertThat(SummaryValues.readMatrix(claim(-1, -1), 1)).isNull();
        assertThat(SummaryValues.readMatrix(claim(Long.MAX_VALUE, Long.MAX_VALUE), 1))
                .isNull();
    }

    private static Summary.Value claim(long rows, long columns) {
        Summary.Value.Builder value = SummaryValues.matrix("m", new Matrix(1, 1, 1, new double[] {1}));
        value.getTensorBuilder()
                .clearTensorContent()
                .setTensorShape(TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(rows))
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(columns)));
        return value.build();
    }
}
