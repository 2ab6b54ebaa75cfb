package dev.kasus.data.reef;

import static dev.kasus.data.reef.ReefFixtures.difference;
import static dev.kasus.data.reef.ReefFixtures.differing;
import static dev.kasus.data.reef.ReefFixtures.mirrored;
import static dev.kasus.data.reef.ReefFixtures.picture;
import static dev.kasus.data.reef.ReefFixtures.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.data.reef.fish.Outline;
import dev.kasus.data.reef.fish.Pose;
import dev.kasus.data.reef.fish.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeciesTest {

    @Test
    void namesAreInKebabCase() {
        assertThat(Reef.species()).hasSize(12).allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Reef.species()).contains("clownfish", "left-eyed-flounder", "right-eyed-flounder");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 33, 64, 128})
    void theFloundersAreExactMirrorImages(int size) {
        for (long seed = 0; seed < 20; seed++) {
            byte[] left = sized(Species.LEFT_EYED_FLOUNDER, size, seed, 0);
            assertThat(sized(Species.RIGHT_EYED_FLOUNDER, size, seed, 0)).isEqualTo(mirrored(left, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 128})
    void theAnthiasDifferOnlyInFewPixelsOfTheFin(int size) {
        Object[] clear = {"blur", 0.0, "occlusion", 0.0, "angle", 0.0, "flip", 0.0};
        for (long seed = 0; seed < 20; seed++) {
            List<Integer> changed = new ArrayList<>();
            Pose pose = new Track(seed, 0).pose(Species.BAR_FIN_ANTHIAS.anatomy, ReefFixtures.setting(clear), size);
            byte[] bars = sized(Species.BAR_FIN_ANTHIAS, size, seed, 0, clear);
            byte[] lines = sized(Species.LINE_FIN_ANTHIAS, size, seed, 0, clear);
            differing(bars, lines, changed::add);
            assertThat(changed).hasSizeBetween(size * size / 200, size * size / 6);
            assertThat(changed).allMatch(pixel -> pixel / size < pose.centerY() - 0.5);
        }
    }

    /** Neither is darker than the other: a net must see the pattern. */
    @Test
    void theAnthiasAreAlikeOnAverage() {
        double apart = 0;
        for (long seed = 0; seed < 100; seed++) {
            apart += ReefFixtures.mean(sized(Species.BAR_FIN_ANTHIAS, 128, seed, 0))
                    - ReefFixtures.mean(sized(Species.LINE_FIN_ANTHIAS, 128, seed, 0));
        }
        assertThat(Math.abs(apart / 100)).isLessThan(0.25);
    }

    @ParameterizedTest
    @EnumSource(Species.class)
    void everySpeciesLooksLikeNoOther(Species species) {
        Object[] clear = {"turbidity", 0.0, "occlusion", 0.0, "flip", 0.0};
        for (Species other : Species.values()) {
            if (other != species) {
                assertThat(difference(picture(species, 1, 0, clear), picture(other, 1, 0, clear)))
                        .as(other.label())
                        .isGreaterThan(0.5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Species.class)
    void everyFishLiesInItsSquare(Species species) {
        List<Outline> outlines = new ArrayList<>(List.of(species.anatomy.body()));
        species.anatomy.behind().forEach(fin -> outlines.add(fin.outline()));
        species.anatomy.before().forEach(fin -> outlines.add(fin.outline()));
        double longest = 0;
        for (Outline outline : outlines) {
            assertThat(Arrays.stream(outline.xs)).allMatch(x -> Math.abs(x) < 0.53);
            assertThat(Arrays.stream(outline.ys)).allMatch(y -> Math.abs(y) < 0.53);
            longest = Math.max(longest, Arrays.stream(outline.xs).max().orElseThrow());
        }
        assertThat(longest).isGreaterThan(0.45);
    }
}
