package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.ProbePreset;
import dev.kasus.landscape.Barrier;
import dev.kasus.landscape.Curvature;
import dev.kasus.landscape.LossPath;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Checkpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSurveyTest {
    /** Runs of even seeds end at -1, of odd seeds at 1; both are valleys, and between them is a ridge of height 1. */
    private static final WeightSpace VALLEYS = new WeightSpace() {
        @Override
        public List<float[]> way(Recipe recipe, BooleanSupplier stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] losses(Recipe recipe, List<float[]> points) {
            return points.stream()
                    .mapToDouble(p -> Math.pow(p[0] * p[0] - 1, 2))
                    .toArray();
        }

        @Override
        public float[] point(Recipe recipe, Checkpoint checkpoint) {
            return new float[] {checkpoint.step() == 3 ? seeds++ % 2 * 2 - 1 : 0, 0};
        }

        @Override
        public Curvature curvature(Recipe recipe, float[] point) {
            return new Curvature(0, 0, 12 * point[0] * point[0] - 4, 0, 0, 0, 0, 1, 1);
        }
    };

    private static int seeds;

    @TempDir
    private Path folder;

    private RunFolder run(String id, Recipe recipe) {
        return new RunPool(new PretendedEngine(), folder, ProbePreset.STANDARD, 1)
                .train(List.of(new Job(id, recipe)), progress -> {}, () -> false)
                .get(id);
    }

    @Test
    void theWayBetweenTwoRunsLeadsOverTheRidge() {
        seeds = 0;
        Recipe plain = Presets.read("plain");
        CheckpointSurvey survey = new CheckpointSurvey(VALLEYS);
        RunFolder one = run("one", plain.withSeed(0));
        LossPath path = survey.between(one, run("other", plain.withSeed(1)));
        assertThat(path.losses()).hasSize(21);
        assertThat(path.losses().get(10)).isCloseTo(1, within(1e-6));
        Barrier barrier = path.barrier();
        assertThat(barrier.from()).isEqualTo("one");
        assertThat(barrier.to()).isEqualTo("other");
        assertThat(barrier.height()).isCloseTo(1, within(1e-6));
        assertThat(barrier.distance()).isCloseTo(2, within(1e-6));
        assertThat(survey.curvature(one).largestEigenvalue()).isCloseTo(8, within(1e-6));
    }

    @Test
    void runsOfDifferentNetsAreRefused() {
        RunFolder plain = run("plain", Presets.read("plain"));
        RunFolder other = run("lenet", Presets.read("lenet"));
        assertThatThrownBy(() -> new CheckpointSurvey(VALLEYS).between(plain, other))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("different nets");
    }
}
