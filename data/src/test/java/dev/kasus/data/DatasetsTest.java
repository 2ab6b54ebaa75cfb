package dev.kasus.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelStore;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @Test
    void equalDataAreDecodedOnceForSeveralThreads(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 10; i++) {
            TestPictures.write(folder.resolve(i % 2 == 0 ? "a" : "b").resolve(i + ".png"), 0x100000 * i);
        }
        AtomicInteger decoded = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20).parallel().forEach(i -> {
            Data data = TestPictures.data(TestPictures.folder(folder), new Split.Random(0.2, 0));
            seen.add(System.identityHashCode(Datasets.load(data, (done, total) -> decoded.incrementAndGet())));
        });
        assertThat(seen).hasSize(1);
        assertThat(decoded).hasValue(10);
    }

    @Test
    void theDigestTellsPixelsLabelsAndSplitsApart() {
        Dataset plain = dataset(new byte[][] {{1}, {2}, {3}}, new int[] {0, 1, 0}, 2);
        assertThat(Datasets.digest(plain)).matches("crc32c:[0-9a-f]{8}");
        assertThat(Datasets.digest(dataset(new byte[][] {{1}, {2}, {3}}, new int[] {0, 1, 0}, 2)))
                .isEqualTo(Datasets.digest(plain));
        assertThat(List.of(
                        dataset(new byte[][] {{1}, {2}, {4}}, new int[] {0, 1, 0}, 2),
                        dataset(new byte[][] {{1}, {2}, {3}}, new int[] {0, 1, 1}, 2),
                        dataset(new byte[][] {{1}, {2}, {3}}, new int[] {0, 257, 0}, 2),
                        dataset(new byte[][] {{1}, {2}, {3}}, new int[] {0, 1, 0}, 1),
                        dataset(new byte[][] {{2}, {1}, {3}}, new int[] {1, 0, 0}, 2)))
                .extracting(Datasets::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(Datasets.digest(plain));
    }

    private static Dataset dataset(byte[][] pixels, int[] labels, int trained) {
        List<String> classes = IntStream.range(0, 300).mapToObj(String::valueOf).toList();
        List<String> names = IntStream.of(labels).mapToObj(classes::get).toList();
        List<String> blank = Collections.nCopies(labels.length, "");
        PixelStore all = new PixelStore(1, 1, pixels, names, classes, blank, blank);
        return new Dataset(
                classes,
                all.select(IntStream.range(0, trained).toArray()),
                all.select(IntStream.range(trained, labels.length).toArray()),
                Map.of());
    }
}
