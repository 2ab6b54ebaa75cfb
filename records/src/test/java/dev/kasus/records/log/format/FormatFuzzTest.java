package dev.kasus.records.log.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kasus.message.BadInput;
import dev.kasus.records.Seeds;
import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.file.LogLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever has happened to a log: what can be read of it is read, or it is refused in words. */
class FormatFuzzTest {
    private static final String[] WORDS = {
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "#",
        "%",
        "{",
        "}",
        "[",
        "]",
        ":",
        "[[[[[[[[",
        "{\"a\":",
        "nan",
        "-inf",
        "null",
        "1e999",
        "-1",
        "0",
        "99999999999999999999",
        "1e-999",
        "0x1p3",
        "1,5",
        "00:12:03",
        "epoch",
        "step",
        "epoch,loss\n",
        "value",
        "tag",
        "phase",
        "train",
        "__MIN",
        " - ",
        "\0",
        "\u001b[31m",
        "\u2028",
        "\uFEFF",
        "🐟",
        "-",
        ".",
        "e",
        "true",
        "\\u0000",
        "\\",
        "sep=;\n",
        "start_time: x"
    };

    private static final String STORE = "mlruns";

    @TempDir
    static Path folder;

    private static Map<String, byte[]> samples;

    static LongStream seeds() {
        return Seeds.count(60);
    }

    @BeforeAll
    static void prepare() throws IOException, SQLException {
        samples = FormatSamples.all(folder);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedLogIsReadOrRefused(long seed) throws IOException {
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            Path log = Files.createDirectories(folder.resolve("log"));
            isReadOrRefused(log, sample.getKey(), mutated(sample.getValue(), Seeds.random(seed)));
        }
    }

    @Test
    void aSoundLogIsRead() throws IOException {
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            Path log = Files.createDirectories(folder.resolve("log"));
            assertThat(isReadOrRefused(log, sample.getKey(), sample.getValue()))
                    .as(sample.getKey())
                    .isTrue();
        }
    }

    /** Whether it was read. */
    private static boolean isReadOrRefused(Path log, String name, byte[] bytes) throws IOException {
        Path file = log.resolve(name);
        for (Map.Entry<String, byte[]> sound : samples.entrySet()) {
            if (sound.getKey().startsWith(STORE) && name.startsWith(STORE)) {
                Path beside = log.resolve(sound.getKey());
                Files.createDirectories(beside.getParent());
                Files.write(beside, sound.getValue());
            }
        }
        Files.write(file, bytes);
        Path asked = name.startsWith(STORE) ? log : file;
        try {
            LogCurves curves = LogFormats.read(asked);
            for (LogCurve curve : curves.curves()) {
                assertThat(curve.name()).hasSizeLessThan(2 * LogLimits.NAME);
                assertThat(curve.points().isEmpty() || curve.points().step(0) >= 0)
                        .isTrue();
            }
            assertThat(curves.plannedEpochs()).isBetween(0, 1_000_000);
            assertThat(curves.notes()).allSatisfy(note -> assertThat(note).doesNotContain("java.", "Exception"));
            return true;
        } catch (BadInput refused) {
            inWords(refused);
            return false;
        } finally {
            Files.delete(file);
        }
    }

    private static void inWords(BadInput refused) {
        assertThat(refused.problem()).isNotBlank().doesNotContain("java.", "Exception");
        assertThat(refused.wayOut()).endsWith(".");
        assertThatCode(refused::getMessage).doesNotThrowAnyException();
    }

    private static byte[] mutated(byte[] original, Random random) throws IOException {
        byte[] bytes = original;
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
            byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
            bytes = switch (random.nextInt(8)) {
                case 0 -> joined(bytes, at, new byte[0], to);
                case 1 -> joined(bytes, at, word, at);
                case 2 -> joined(bytes, at, word, to);
                case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
                case 4 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
                case 5 -> joined(bytes, at, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))}, at + 1);
                case 6 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
                default -> joined(bytes, bytes.length, Arrays.copyOfRange(bytes, at, bytes.length), bytes.length);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int before, byte[] middle, int from) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, before);
        joined.write(middle);
        joined.write(bytes, from, bytes.length - from);
        return joined.toByteArray();
    }

    /** Many more, by hand: how many mutations of each format, where to write them, and how the formats begin. */
    public static void main(String[] args) throws IOException, SQLException {
        int count = Integer.parseInt(args[0]);
        Path log = Files.createDirectories(Path.of(args[1]));
        Map<String, Integer> read = new TreeMap<>();
        samples = FormatSamples.all(log);
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            if (args.length > 2 && !sample.getKey().startsWith(args[2])) {
                continue;
            }
            for (int seed = 0; seed < count; seed++) {
                try {
                    boolean was = isReadOrRefused(
                            log, sample.getKey(), mutated(sample.getValue(), Seeds.random(1_000_000L + seed)));
                    read.merge(sample.getKey(), was ? 1 : 0, Integer::sum);
                } catch (RuntimeException | AssertionError | IOException failed) {
                    throw new IllegalStateException(sample.getKey() + ", seed " + seed, failed);
                }
            }
            System.out.println(sample.getKey() + ": " + count + " mutations, " + read.get(sample.getKey())
                    + " read, the others refused");
        }
    }
}
