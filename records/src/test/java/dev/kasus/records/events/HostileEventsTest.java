package dev.kasus.records.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.kasus.records.Child;
import dev.kasus.records.Seeds;
import dev.kasus.records.proto.Event;
import dev.kasus.records.proto.HistogramProto;
import dev.kasus.records.proto.SourceMetadata;
import dev.kasus.records.proto.Summary;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records with right checksums that say anything. */
class HostileEventsTest {
    private static final int BLOCK = 2;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return Seeds.count(300);
    }

    /** Every record of an event each. */
    private EventReader reader(List<byte[]> events) throws IOException {
        try (FileOutputStream out =
                new FileOutputStream(folder.resolve("events.out.tfevents.1").toFile())) {
            for (byte[] event : events) {
                ByteBuffer frame = ByteBuffer.allocate(Frame.HEADER + event.length + Frame.FOOTER);
                Frame.put(frame, event);
                out.write(frame.array());
            }
        }
        return new EventReader(folder);
    }

    private static byte[] event(byte[] summary) {
        return Event.newBuilder()
                .setStep(1)
                .setSummary(ByteString.copyFrom(summary))
                .build()
                .toByteArray();
    }

    private static byte[] histogram(int buckets) {
        HistogramProto.Builder histogram =
                HistogramProto.newBuilder().setNum(buckets).setSumSquares(4);
        for (int i = 0; i < buckets; i++) {
            histogram.addBucketLimit(i).addBucket(1);
        }
        return Summary.newBuilder()
                .addValue(Summary.Value.newBuilder().setTag("h").setHisto(histogram))
                .build()
                .toByteArray();
    }

    private static long allocated() {
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return memory.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] wire(int field, int type, long length, byte... content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(field << 3 | type);
            out.writeUInt64NoTag(length);
            out.writeRawBytes(content);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Buckets, bins, blocks and texts that are announced with many bytes and are not there. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000, 8_000_000_000L, Integer.MAX_VALUE, -1, Long.MAX_VALUE})
    void announcedLengthsTakeNoRoom(long claim) throws IOException {
        byte[] buckets = wire(HistogramProto.BUCKET_FIELD_NUMBER, BLOCK, claim, new byte[64]);
        byte[] histogram = wire(Summary.Value.HISTO_FIELD_NUMBER, BLOCK, buckets.length, buckets);
        byte[] inside = wire(Summary.VALUE_FIELD_NUMBER, BLOCK, histogram.length, histogram);
        byte[] outside = wire(Summary.VALUE_FIELD_NUMBER, BLOCK, claim, new byte[64]);
        byte[] graph = wire(Event.GRAPH_DEF_FIELD_NUMBER, BLOCK, claim, new byte[64]);
        EventReader reader = reader(List.of(event(inside), event(outside), graph, event(histogram(3))));
        long before = allocated();
        assertThat(reader.poll()).containsExactly(new LogEntry.Histogram("", "h", 1, 3, 4));
        assertThat(allocated() - before).isLessThan(20_000_000);
        assertThat(reader.warnings()).singleElement().asString().contains("has 3 records that are not events");
    }

    /** Reads a folder with little memory and says how many entries it has. */
    static final class Reads {
        public static void main(String[] arguments) {
            System.out.println(Entries.all(Path.of(arguments[0])).size() + " entries");
        }
    }

    /** A value of two bytes is an object of fifty; of histograms, tensors and pictures much more. */
    @ParameterizedTest
    @ValueSource(strings = {"", "2a00", "4200", "2200", "4a00", "4a020a00"})
    void millionsOfSmallValuesTakeNoMoreThanOneAtATime(String value) throws IOException {
        byte[] content = HexFormat.of().parseHex(value);
        byte[] summary = repeated(wire(Summary.VALUE_FIELD_NUMBER, BLOCK, content.length, content));
        reader(List.of(event(summary), event(histogram(2))));
        readsWithLittleMemory();
    }

    /** Millions of dimensions, of buckets one by one, or of fields that nobody knows, in a single value. */
    @ParameterizedTest
    @ValueSource(strings = {"420412021200", "2a0a31000000000000f03f12", "a00600", "52000a00"})
    void aLongValueThatIsNoBlockOfNumbersIsLeftOut(String part) throws IOException {
        byte[] value = repeated(HexFormat.of().parseHex(part));
        byte[] summary = wire(Summary.VALUE_FIELD_NUMBER, BLOCK, value.length, value);
        reader(List.of(event(summary), event(histogram(2))));
        readsWithLittleMemory();
    }

    private void readsWithLittleMemory() {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC");
        try (Child child = new Child(options, Reads.class, List.of(folder.toString()))) {
            child.await("1 entries");
        }
    }

    private static byte[] repeated(byte[] part) {
        byte[] whole = new byte[8_000_000 / part.length * part.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = part[i % part.length];
        }
        return whole;
    }

    @Test
    void aHistogramOfManyBucketsIsReadUpToAMegabyte() throws IOException {
        assertThat(reader(List.of(event(histogram(65_000)), event(histogram(66_000))))
                        .poll())
                .containsExactly(new LogEntry.Histogram("", "h", 1, 65_000, 4));
    }

    @Test
    void graphsAreBoundedOneByOneAndTogether() throws IOException {
        byte[] small = graph(EntryReader.LARGEST_GRAPH - 1);
        List<byte[]> events = Collections.nCopies(6, small);
        assertThat(reader(events).poll()).hasSize(4);
        assertThat(reader(List.of(graph(EntryReader.LARGEST_GRAPH), graph(5))).poll())
                .containsExactly(new LogEntry.Graph("", new byte[5]));
    }

    private static byte[] graph(int size) {
        return Event.newBuilder()
                .setGraphDef(ByteString.copyFrom(new byte[size]))
                .build()
                .toByteArray();
    }

    @Test
    void aLongNameOfAWriterIsCut() throws IOException {
        byte[] version = Event.newBuilder()
                .setFileVersion("brain.Event:2")
                .setSourceMetadata(SourceMetadata.newBuilder().setWriter("w".repeat(100_000)))
                .build()
                .toByteArray();
        assertThat(reader(List.of(version)).poll())
                .containsExactly(new LogEntry.Writer("", "w".repeat(EntryReader.LONGEST_NAME)));
    }

    /** Bits and lengths inside a record, with its checksum made right again. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAreReadOrCounted(long seed) throws IOException {
        Random random = Seeds.random(seed);
        byte[] event = event(histogram(random.nextInt(50)));
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            event[random.nextInt(event.length)] ^= (byte) (1 << random.nextInt(8));
        }
        byte[] cut = Arrays.copyOf(event, random.nextInt(event.length + 1));
        EventReader reader = reader(List.of(event, cut, event(histogram(3))));
        long before = allocated();
        List<LogEntry> entries = reader.poll();
        assertThat(entries.get(entries.size() - 1)).isEqualTo(new LogEntry.Histogram("", "h", 1, 3, 4));
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    /** What stands before the damage inside a record is not taken for whole. */
    @Test
    void aRecordThatBreaksInTheMiddleSaysNothing() throws IOException {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        summary.write(histogram(2));
        summary.write(wire(Summary.VALUE_FIELD_NUMBER, BLOCK, 100, (byte) 1));
        EventReader reader = reader(List.of(event(summary.toByteArray())));
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.warnings()).singleElement().asString().contains("has 1 records that are not events");
    }
}
