package dev.kasus.records.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.Seeds;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final List<Checkpoint.Type> TYPES = List.of(Checkpoint.Type.values());

    @TempDir
    Path folder;

    static LongStream seeds() {
        return Seeds.count(100);
    }

    private static Checkpoint random(Random random) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Checkpoint.Type type = TYPES.get(random.nextInt(TYPES.size()));
            long[] shape = random.ints(random.nextInt(4), 0, 5).asLongStream().toArray();
            int size = type.size() * (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            ByteBuffer buffer = random.nextBoolean()
                    ? ByteBuffer.allocateDirect(size).put(bytes).flip()
                    : ByteBuffer.wrap(bytes);
            tensors.put(
                    random.nextBoolean() ? "conv" + i + ".weight" : "lapisan \"" + i + "\" 日本/\n",
                    new Tensor(type, shape, buffer));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put("key " + i, random.nextBoolean() ? "" : "Infinity \"\\ \u2028 " + random.nextLong());
        }
        return new Checkpoint(
                random.nextInt(Integer.MAX_VALUE), random.nextLong(1_000_000_000_000_000L), values, tensors);
    }

    private static void same(Checkpoint read, Checkpoint written) {
        assertThat(read.epoch()).isEqualTo(written.epoch());
        assertThat(read.step()).isEqualTo(written.step());
        assertThat(read.values()).isEqualTo(written.values());
        assertThat(List.copyOf(read.tensors().keySet()))
                .isEqualTo(List.copyOf(written.tensors().keySet()));
        read.tensors().forEach((name, tensor) -> {
            Tensor original = written.tensors().get(name);
            assertThat(tensor.type()).isEqualTo(original.type());
            assertThat(tensor.shape()).isEqualTo(original.shape());
            assertThat(tensor.bytes()).isEqualTo(original.bytes().duplicate().rewind());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadToTheLastBit(long seed) {
        Random random = Seeds.random(seed);
        Path file = folder.resolve("c.safetensors");
        Safetensors.write(file, random(random));
        Checkpoint second = random(random);
        Safetensors.write(file, second);
        same(Safetensors.read(file), second);
    }

    @Test
    void theFirstTensorIsAligned() throws IOException {
        Path file = folder.resolve("c.safetensors");
        for (long seed = 0; seed < 20; seed++) {
            Safetensors.write(file, random(Seeds.random(seed)));
            assertThat(length(Files.readAllBytes(file)) % 8).isZero();
        }
    }

    private static long length(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private void refused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("c.safetensors"), bytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void aFileThatIsCutShortAnywhereIsRefused() throws IOException {
        Path file = folder.resolve("c.safetensors");
        Tensor tensor = new Tensor(Checkpoint.Type.F32, new long[] {3}, ByteBuffer.allocate(12));
        Safetensors.write(file, new Checkpoint(1, 2, Map.of("a", "b"), Map.of("w", tensor)));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    /** A flipped bit in the numbers cannot be seen: the format has no checksum. In the header, it is read or refused. */
    @Test
    void aFlippedBitOfTheHeaderIsReadOrRefusedInWords() throws IOException {
        Path file = folder.resolve("c.safetensors");
        Safetensors.write(file, random(Seeds.random(3)));
        byte[] bytes = Files.readAllBytes(file);
        for (int bit = 0; bit < (8 + length(bytes)) * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            try {
                Safetensors.read(file);
            } catch (BadInput refused) {
                assertThat(refused).hasMessageStartingWith(file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 1, 100_000_001, 1L << 31})
    void aHeaderOfAnImpossibleLengthIsRefusedUnread(long length) throws IOException {
        refused(ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{",
                "{} x",
                "{\"w\":{}}",
                "{\"w\":1}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"F64\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[0,2]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,9999999999999]}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"-1\",\"kasus.step\":\"1\"}}",
                "{\"__metadata__\":{\"kasus.step\":\"1\"}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.epoch\":\"2\",\"kasus.step\":\"1\"}}",
                "{\"__metadata__\":{\"kasus.epoch\":\"99999999999\",\"kasus.step\":\"1\"}}"
            })
    void aHostileHeaderIsRefused(String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        refused(ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array());
    }

    @Test
    void bytesBetweenTensorsAreRefused() throws IOException {
        byte[] json = ("{\"__metadata__\":{\"kasus.epoch\":\"1\",\"kasus.step\":\"1\"},"
                        + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}")
                .getBytes(StandardCharsets.UTF_8);
        refused(ByteBuffer.allocate(8 + json.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array());
    }

    @Test
    void aDeeplyNestedHeaderIsRefused() throws IOException {
        byte[] json = ("{\"a\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        refused(ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array());
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none")))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("there is no file");
        assertThatThrownBy(() -> Safetensors.read(folder)).isInstanceOf(BadInput.class);
        assertThatCode(() -> Safetensors.write(folder.resolve("x"), new Checkpoint(0, 0, Map.of(), Map.of())))
                .doesNotThrowAnyException();
    }
}
