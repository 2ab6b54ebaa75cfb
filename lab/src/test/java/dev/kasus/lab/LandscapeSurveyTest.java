package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.landscape.Curvature;
import dev.kasus.landscape.Landscape;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Checkpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LandscapeSurveyTest {
    /** A landscape of two valleys, at (-1, 0, 0) and (1, 0, 0), with a ridge of height 1 between them; every recipe begins at (0, 1, 0). */
    private static final WeightSpace VALLEYS = new WeightSpace() {
        @Override
        public List<float[]> way(Recipe recipe, BooleanSupplier stop) {
            float side = recipe.seed() % 2 == 0 ? -1 : 1;
            return List.of(new float[] {0, 1, 0}, new float[] {side / 2, 0.5f, 0.25f}, new float[] {side, 0, 0});
        }

        @Override
        public double[] losses(Recipe recipe, List<float[]> points) {
            return points.stream()
                    .mapToDouble(p -> Math.pow(p[0] * p[0] - 1, 2) + p[1] * p[1] + p[2] * p[2])
                    .toArray();
        }

        @Override
        public float[] point(Recipe recipe, Checkpoint checkpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Curvature curvature(Recipe recipe, float[] point) {
            throw new UnsupportedOperationException();
        }
    };

    private static Map<String, Recipe> recipes() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("left", Presets.read("lenet").withSeed(0));
        recipes.put("right", Presets.read("lenet").withSeed(1));
        return recipes;
    }

    @Test
    void mapsTheSliceTheWaysAndTheBarrier() {
        Landscape map = new LandscapeSurvey(VALLEYS)
                .map("Two valleys", recipes(), () -> false)
                .orElseThrow();
        assertThat(map.losses()).hasSize(map.x().size() * map.y().size());
        assertThat(map.ways()).extracting(Landscape.Way::name).containsExactly("left", "right");
        assertThat(map.ways().get(0).losses()).element(2).isEqualTo(0.0);
        assertThat(map.ways().get(0).farthest()).isCloseTo(0.25, within(1e-6));
        assertThat(map.barriers()).hasSize(1);
        assertThat(map.barriers().get(0).height()).isCloseTo(1, within(1e-6));
        assertThat(map.barriers().get(0).distance()).isCloseTo(2, within(1e-6));
        assertThat(map.losses().stream().mapToDouble(l -> l).min().orElseThrow())
                .as("the valleys are on the map")
                .isLessThan(0.05);
    }

    @Test
    void stopsWhenAsked() {
        assertThat(new LandscapeSurvey(VALLEYS).map("Two valleys", recipes(), () -> true))
                .isEmpty();
    }
}
