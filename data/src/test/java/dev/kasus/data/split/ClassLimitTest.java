package dev.kasus.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Limit;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassLimitTest {
    private static final Conditions FEW = conditions(5);

    private static Conditions conditions(int count) {
        return Conditions.NONE.withCount(count);
    }

    private static Dataset load(Limit limit) {
        Source reef = new Source.Reef(0, List.of(), FEW, conditions(4), Map.of(), Map.of());
        return Datasets.load(
                new Data(reef, 24, Data.Color.RGB, new Split.Given(), limit, Data.Normalization.SCALE),
                LoadProgress.NONE);
    }

    private static List<String> origins(ImageSet images) {
        return IntStream.range(0, images.count()).mapToObj(images::origin).toList();
    }

    @Test
    void keepsSoManyOfEachClassAndSide() {
        Dataset some = load(new Limit(3, 2, 1));
        assertThat(some.train().counts(some.classes())).containsOnly(3);
        assertThat(some.validation().counts(some.classes())).containsOnly(2);
    }

    @Test
    void zeroAndMoreThanThereAreKeepAll() {
        assertThat(origins(load(new Limit(0, 0, 1)).train()))
                .isEqualTo(origins(load(Limit.NONE).train()));
        assertThat(origins(load(new Limit(99, 99, 1)).train()))
                .isEqualTo(origins(load(Limit.NONE).train()));
    }

    @Test
    void anotherSeedDrawsOthersAndTheSameSeedTheSame() {
        List<List<String>> draws = IntStream.range(0, 8)
                .mapToObj(seed -> origins(load(new Limit(3, 0, seed)).train()))
                .toList();
        assertThat(draws.stream().distinct().count()).isGreaterThan(1);
        assertThat(origins(load(new Limit(3, 0, 3)).train())).isEqualTo(draws.get(3));
        assertThat(draws.get(0)).doesNotHaveDuplicates();
    }

    @Test
    void classesThatAreKeptAreCountedAnew() {
        Dataset two = load(new Limit(0, 0, 0, List.of("moray-eel", "lionfish"), Map.of()));
        assertThat(two.classes()).containsExactly("lionfish", "moray-eel");
        assertThat(two.train().counts(two.classes())).containsExactly(5, 5);
        assertThat(two.validation().counts(two.classes())).containsExactly(4, 4);
        assertThat(origins(two.train()))
                .allMatch(origin -> origin.contains("lionfish") || origin.contains("moray-eel"));
        for (int i = 0; i < two.train().count(); i++) {
            assertThat(two.train().origin(i))
                    .contains(two.classes().get(two.train().label(i)));
        }
    }

    @Test
    void aSingleClassMayBeRarer() {
        Dataset rare = load(new Limit(4, 0, 0, List.of(), Map.of("lionfish", 2)));
        int lionfish = rare.classes().indexOf("lionfish");
        int[] counts = rare.train().counts(rare.classes());
        for (int c = 0; c < counts.length; c++) {
            assertThat(counts[c]).isEqualTo(c == lionfish ? 2 : 4);
        }
    }

    @Test
    void aClassThatTheDataDoNotHaveIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> load(new Limit(0, 0, 0, List.of("lionfisch"), Map.of())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("lionfish");
        assertThatThrownBy(() -> load(new Limit(0, 0, 0, List.of(), Map.of("moray", 2))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("moray-eel");
    }
}
