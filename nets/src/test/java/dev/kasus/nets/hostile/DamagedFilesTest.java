package dev.kasus.nets.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.message.BadInput;
import dev.kasus.nets.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that were cut short, bit-flipped or given false lengths: each is read, or refused in a sentence, within a second or so and in little
 * memory. {@code -Dkasus.fuzz=N} tries N times as many.
 */
class DamagedFilesTest {
    private static final int ROUNDS = Integer.getInteger("kasus.fuzz", 1);
    private static final int CUTS = 40 * ROUNDS;
    private static final int FLIPS = 120 * ROUNDS;
    private static final int LENGTHS = 120 * ROUNDS;
    private static final long SLOWEST = 20_000_000_000L;
    private static final byte[][] FALSE_LENGTHS = {
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f},
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {0, (byte) 0xca, (byte) 0x9a, 0x3b},
        {0, 0, 0, 0}
    };

    @TempDir
    private Path folder;

    static List<Path> files() {
        return Stream.concat(
                        Samples.models().stream(),
                        Samples.faults().stream().filter(file -> file.toString().endsWith("none.json")))
                .toList();
    }

    @Test
    void soManyAreTried() {
        assertThat((long) files().size() * (CUTS + FLIPS + LENGTHS)).isGreaterThanOrEqualTo(3600L * ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void damageIsASentence(Path sound) throws IOException {
        byte[] bytes = Files.readAllBytes(sound);
        SplittableRandom random =
                new SplittableRandom(sound.getFileName().toString().hashCode());
        for (int i = 0; i < CUTS; i++) {
            tried(sound, Arrays.copyOf(bytes, (int) ((long) bytes.length * i / CUTS)), "cut " + i);
        }
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = bytes.clone();
            for (int flips = 1 + i % 4; flips > 0; flips--) {
                changed[place(random, bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            tried(sound, changed, "flip " + i);
        }
        for (int i = 0; i < LENGTHS; i++) {
            byte[] changed = bytes.clone();
            byte[] length = FALSE_LENGTHS[i % FALSE_LENGTHS.length];
            System.arraycopy(
                    length,
                    0,
                    changed,
                    Math.min(bytes.length - length.length, place(random, bytes.length)),
                    length.length);
            tried(sound, changed, "length " + i);
        }
    }

    /** Any byte, those at the beginning more often: there stands what the rest is. */
    private static int place(SplittableRandom random, int length) {
        return random.nextInt(3) == 0 ? random.nextInt(Math.min(length, 2048)) : random.nextInt(length);
    }

    private void tried(Path sound, byte[] bytes, String how) throws IOException {
        Path file = Files.write(folder.resolve(String.valueOf(sound.getFileName())), bytes);
        long start = System.nanoTime();
        try {
            Reading.everything(file);
        } catch (BadInput said) {
            assertThat(said.problem()).as("%s, %s", sound, how).isNotBlank().doesNotContain("Exception", "\tat ");
        } catch (RuntimeException | Error problem) {
            throw new AssertionError(String.format(Locale.ROOT, "%s, %s", sound, how), problem);
        }
        assertThat(System.nanoTime() - start).as("%s, %s", sound, how).isLessThan(SLOWEST);
    }
}
