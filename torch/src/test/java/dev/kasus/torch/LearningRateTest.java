package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.LearningRate;
import dev.kasus.recipe.training.PlateauState;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules against PyTorch's figures where PyTorch has them, and against closed forms where it does not. */
class LearningRateTest {
    private static final int STEPS = 40;

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("step", new Schedule.Step(3, 0.3), 4),
                Arguments.of("exponential", new Schedule.Exponential(0.8), 4),
                Arguments.of("cosine", new Schedule.Cosine(0.001), STEPS),
                Arguments.of("one-cycle", new Schedule.OneCycle(0.3, 0.3, 25, 100), STEPS),
                Arguments.of("triangular", new Schedule.Triangular(0.01, 0.2, 6), 10),
                Arguments.of("triangular2", new Schedule.Triangular2(0.01, 0.2, 6), 10),
                Arguments.of("exp-range", new Schedule.ExpRange(0.01, 0.2, 6, 0.97), 10));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void isPyTorchsAtEveryStep(String name, Schedule schedule, int stepsPerEpoch) {
        LearningRate rate = new LearningRate(training(schedule, 0), stepsPerEpoch, STEPS);
        assertThat(IntStream.range(0, STEPS).mapToDouble(t -> rate.at(t, 1)).toArray())
                .containsExactly(PyTorchFigures.row(PyTorchFigures.of("schedules", name)), within(1e-9));
    }

    @Test
    void reducesOnPlateauWhenPyTorchDoes() {
        Schedule.ReduceOnPlateau schedule = new Schedule.ReduceOnPlateau(0.5, 2, 1e-4, 0.02);
        double[] losses = PyTorchFigures.row(PyTorchFigures.of("plateau-losses"));
        LearningRate rate = new LearningRate(training(schedule, 0), 2, STEPS);
        PlateauState state = PlateauState.BEGIN;
        double[] rates = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            rates[step] = rate.at(step, state.factor());
            if (step % 2 == 1) {
                state = PlateauState.parse(
                        state.next(losses[step / 2], schedule).toString());
            }
        }
        assertThat(rates)
                .containsExactly(PyTorchFigures.row(PyTorchFigures.of("schedules", "reduce-on-plateau")), within(1e-9));
    }

    @Test
    void kerasDecayIsOneOverOnePlusDecayTimesStep() {
        LearningRate rate = new LearningRate(training(new Schedule.KerasDecay(0.25), 0), 4, STEPS);
        assertThat(List.of(rate.at(0, 1), rate.at(1, 1), rate.at(4, 1), rate.at(12, 1)))
                .containsExactly(0.1, 0.08, 0.05, 0.025);
    }

    @Test
    void rangeTestEndsWhereConfigured() {
        LearningRate linear =
                new LearningRate(training(new Schedule.RangeTest(0.001, 1, Schedule.Ramp.LINEAR), 0), 4, 4);
        assertThat(IntStream.range(0, 4).mapToDouble(t -> linear.at(t, 1)).toArray())
                .containsExactly(new double[] {0.001, 0.334, 0.667, 1}, within(1e-12));
        LearningRate ratios =
                new LearningRate(training(new Schedule.RangeTest(0.001, 1, Schedule.Ramp.EXPONENTIAL), 0), 4, 4);
        assertThat(IntStream.range(0, 4).mapToDouble(t -> ratios.at(t, 1)).toArray())
                .containsExactly(new double[] {0.001, 0.01, 0.1, 1}, within(1e-12));
    }

    @Test
    void warmsUpInEqualSteps() {
        LearningRate rate = new LearningRate(training(new Schedule.Constant(), 4), 10, STEPS);
        assertThat(IntStream.range(0, 6).mapToDouble(t -> rate.at(t, 1)).toArray())
                .containsExactly(new double[] {0.025, 0.05, 0.075, 0.1, 0.1, 0.1}, within(1e-12));
    }

    private static Training training(Schedule schedule, int warmUp) {
        Training plain = Fixtures.training(
                Map.of("learning-rate", Tree.scalar(0.1), "warm-up-steps", Tree.scalar((long) warmUp)));
        return new Training(
                plain.epochs(),
                null,
                plain.batchSize(),
                plain.learningRate(),
                plain.optimizer(),
                schedule,
                plain.warmUpSteps(),
                0,
                0,
                null,
                null,
                plain.loss(),
                plain.sampling(),
                plain.augmentation(),
                null,
                false,
                null);
    }
}
