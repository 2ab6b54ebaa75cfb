package dev.kasus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelBudget;
import dev.kasus.data.image.PixelStore;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatasetCacheTest {
    private final DatasetCache cache = new DatasetCache();
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void budgetAsItWas() {
        System.clearProperty(PixelBudget.PROPERTY);
    }

    @Test
    void equalDataAreReadOnceHoweverManyThreadsAsk() {
        Set<Dataset> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100).parallel().forEach(i -> seen.add(get("one", 1)));
        assertThat(seen).hasSize(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatFitsTheBudgetStays() {
        System.setProperty(PixelBudget.PROPERTY, "4");
        List.of("a", "b", "c", "d", "a", "b", "c", "d").forEach(name -> get(name, 1));
        assertThat(reads).hasValue(4);
    }

    @Test
    void beyondTheBudgetTheLastTwoStay() {
        System.setProperty(PixelBudget.PROPERTY, "1");
        List.of("a", "b", "a", "b", "a").forEach(name -> get(name, 1));
        assertThat(reads).hasValue(2);
        get("c", 1);
        get("a", 1);
        assertThat(reads).hasValue(3);
        get("b", 1);
        assertThat(reads).hasValue(4);
    }

    @Test
    void aFailureIsNotRemembered() {
        Data data = data("bad");
        assertThatThrownBy(() -> cache.get(data, () -> {
                    throw new BadInput("bad", "");
                }))
                .isInstanceOf(BadInput.class);
        assertThat(get("bad", 1).classes()).hasSize(1);
    }

    /** A data set of so many megabytes. */
    private Dataset get(String name, int megabytes) {
        return cache.get(data(name), () -> {
            reads.incrementAndGet();
            // Long enough for others to ask meanwhile.
            LockSupport.parkNanos(20_000_000);
            byte[][] pixels = new byte[megabytes][1024 * 1024];
            List<String> blank = Collections.nCopies(megabytes, "");
            List<String> names = Collections.nCopies(megabytes, "x");
            PixelStore images = new PixelStore(1024, 1, pixels, names, List.of("x"), blank, blank);
            return new Dataset(List.of("x"), images, images.select(new int[0]), Map.of());
        });
    }

    private static Data data(String name) {
        return TestPictures.data(new Source.Idx(name), new Split.Given());
    }
}
