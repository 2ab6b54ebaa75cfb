package dev.kasus.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Recipe;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusEntryTest {
    private static final int MANY = 400;
    private static final DataDraw IMAGES = new DataDraw(Map.of("fish", Path.of("/fish"), "river", Path.of("/river")));
    private static final Map<String, Double> BALANCE = CorpusEntry.balance(IMAGES);

    @Test
    void theSameNumberIsTheSameProgramAndTheSamePlant() {
        for (int number : new int[] {0, 7, 123}) {
            assertThat(CorpusEntry.of(number, IMAGES, BALANCE)).isEqualTo(CorpusEntry.of(number, IMAGES, BALANCE));
        }
    }

    @Test
    void everyKindIsPlantedAndEveryPlantChangesItsTwin() {
        Set<String> met = new HashSet<>();
        int two = 0;
        for (int number = 0; number < MANY; number++) {
            CorpusEntry entry = CorpusEntry.of(number, IMAGES, BALANCE);
            assertThat(entry.plants()).isNotEmpty();
            assertThat(entry.faulty()).isNotEqualTo(entry.twin());
            two += entry.plants().size() == 2 ? 1 : 0;
            entry.plants().forEach(plant -> met.add(plant.fault()));
        }
        assertThat(met)
                .containsExactlyInAnyOrderElementsOf(
                        Plant.kinds().stream().map(Plant.Kind::fault).toList());
        assertThat(two).isBetween(MANY / 10, MANY / 5);
    }

    @Test
    void aThirdOfTheProgramsIsHeldOutAndNoKindOfNetOrImagesIsOnlyThere() {
        Set<Program> programs =
                IntStream.range(0, MANY).mapToObj(i -> Program.of(i, IMAGES)).collect(Collectors.toSet());
        assertThat(programs.stream().filter(Program::heldOut).count()).isBetween(MANY / 4L, MANY / 2L);
        assertThat(of(programs, false)).isEqualTo(of(programs, true));
        Set<String> held = combinations(programs, true);
        held.retainAll(combinations(programs, false));
        assertThat(held).isEmpty();
    }

    private static Set<String> of(Set<Program> programs, boolean heldOut) {
        Set<String> kinds = new HashSet<>();
        programs.stream().filter(it -> it.heldOut() == heldOut).forEach(it -> {
            kinds.add(it.net());
            kinds.add(it.data());
        });
        return kinds;
    }

    private static Set<String> combinations(Set<Program> programs, boolean heldOut) {
        return programs.stream()
                .filter(it -> it.heldOut() == heldOut)
                .map(it -> it.net() + " " + it.data())
                .collect(Collectors.toSet());
    }

    @Test
    void twinsDifferFromTheProgramOnlyInTheSettingOfAPlant() {
        for (int number = 0; number < MANY; number++) {
            CorpusEntry entry = CorpusEntry.of(number, IMAGES, BALANCE);
            boolean setting =
                    entry.plants().stream().anyMatch(plant -> plant.setting().isPresent());
            Recipe program = entry.program().recipe();
            assertThat(entry.twin().equals(program)).isEqualTo(!setting);
        }
    }
}
