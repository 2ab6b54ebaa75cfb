package dev.kasus.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.TestPictures;
import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelStoreTest {
    @TempDir
    Path folder;

    @AfterEach
    void budgetAsItWas() {
        System.clearProperty(PixelBudget.PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "0"})
    void imagesComeBackAsTheyWerePutFromManyThreads(String megabytes) {
        System.setProperty(PixelBudget.PROPERTY, megabytes);
        int count = 1000;
        try (PixelWriter writer = PixelWriter.open(9, 3, count)) {
            assertThat(writer).isInstanceOf(megabytes.equals("0") ? MappedPixels.class : HeapPixels.class);
            IntStream.range(0, count).parallel().forEach(i -> writer.put(i, noise(i)));
            PixelStore store = store(writer, IntStream.range(0, count).toArray());
            writer.close();
            IntStream.range(0, count)
                    .parallel()
                    .forEach(i -> assertThat(TestPictures.bytes(store, i)).isEqualTo(noise(i)));
        }
    }

    @Test
    void slotsThatWereNeverFilledAreLeftOut() {
        for (String megabytes : List.of("64", "0")) {
            System.setProperty(PixelBudget.PROPERTY, megabytes);
            try (PixelWriter writer = PixelWriter.open(9, 3, 5)) {
                writer.put(3, noise(3));
                writer.put(1, noise(1));
                PixelStore store = store(writer, 3, 1);
                assertThat(store.count()).isEqualTo(2);
                assertThat(TestPictures.bytes(store, 0)).isEqualTo(noise(3));
                assertThat(TestPictures.bytes(store, 1)).isEqualTo(noise(1));
            }
        }
    }

    @Test
    void copyingMovesTheBufferAndLeavesWhatIsAround() {
        PixelStore store = new PixelStore(
                1, 3, new byte[][] {{1, 2, 3}, {4, 5, 6}}, List.of("a", "b"), List.of("b", "a"), blank(2), blank(2));
        ByteBuffer target = ByteBuffer.allocateDirect(8).put((byte) 9);
        store.select(new int[] {1, 0}).copy(0, target);
        store.copy(0, target);
        byte[] all = new byte[8];
        target.get(0, all);
        assertThat(target.position()).isEqualTo(7);
        assertThat(all).containsExactly(9, 4, 5, 6, 1, 2, 3, 0);
        assertThat(store.label(0)).isEqualTo(1);
    }

    @Test
    void moreThanTwoGigabytesTakeSeveralMappings() {
        int side = 1024;
        int count = 800;
        byte[] image = new byte[side * side * 3];
        try (PixelWriter writer = new MappedPixels(folder, side, 3, count)) {
            assertThat(writer.bytes()).isGreaterThan(Integer.MAX_VALUE);
            for (int slot : new int[] {0, 341, 342, 799}) {
                image[0] = (byte) slot;
                image[image.length - 1] = (byte) (slot >> 8);
                writer.put(slot, image);
            }
            PixelStore store = store(writer, 0, 341, 342, 799);
            assertThat(IntStream.range(0, 4)
                            .mapToObj(i -> TestPictures.bytes(store, i))
                            .map(b -> (b[0] & 0xFF) | (b[b.length - 1] << 8)))
                    .containsExactly(0, 341, 342, 799);
        }
    }

    @Test
    void aTemporaryFileHasNoNameOnceItIsInUse() throws IOException {
        try (PixelWriter writer = new MappedPixels(folder, 9, 3, 100);
                Stream<Path> left = Files.list(folder)) {
            writer.put(0, noise(0));
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFolderThatTakesNoFilesIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> new MappedPixels(missing, 9, 3, 100))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining(PixelBudget.PROPERTY);
    }

    @Test
    void theBudgetComesBackWhenImagesAreForgotten() throws InterruptedException {
        // Data sets that other tests have loaded may still be in memory.
        System.setProperty(PixelBudget.PROPERTY, Long.toString((PixelBudget.taken() >> 20) + 9));
        for (int load = 0; load < 20; load++) {
            try (PixelWriter writer = PixelWriter.open(1024, 3, 2)) {
                assertThat(writer).isInstanceOf(HeapPixels.class);
            }
            boolean back = false;
            for (int wait = 0; wait < 200 && !back; wait++) {
                System.gc();
                Thread.sleep(20);
                back = PixelBudget.take(6 << 20);
            }
            assertThat(back).isTrue();
            PixelBudget.give(6 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "many", "99999999999999"})
    void aBudgetThatIsNoNumberOfMegabytesIsRefused(String text) {
        System.setProperty(PixelBudget.PROPERTY, text);
        assertThatThrownBy(() -> PixelWriter.open(8, 3, 1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void anImageOfAnotherSizeIsNotTaken() {
        try (PixelWriter writer = PixelWriter.open(9, 3, 2)) {
            assertThatThrownBy(() -> writer.put(0, new byte[9 * 9])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static PixelStore store(PixelWriter writer, int... slots) {
        return writer.store(slots, new int[slots.length], List.of("a"), blank(slots.length), blank(slots.length));
    }

    private static List<String> blank(int count) {
        return Collections.nCopies(count, "");
    }

    private static byte[] noise(int seed) {
        byte[] bytes = new byte[9 * 9 * 3];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
