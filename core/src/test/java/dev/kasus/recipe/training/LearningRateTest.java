package dev.kasus.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Recipes;
import dev.kasus.recipe.schema.TreeReader;
import org.junit.jupiter.api.Test;

class LearningRateTest {
    private static final int STEPS_PER_EPOCH = 10;
    private static final long TOTAL = 100;
    private static final double LR = 0.4;

    private static LearningRate rate(Schedule schedule, int warmUpSteps) {
        Training all = TreeReader.read(Recipes.map("warm-up-steps", (long) warmUpSteps), Training.class, "test");
        Training training = new Training(
                all.epochs(),
                null,
                all.batchSize(),
                LR,
                all.optimizer(),
                schedule,
                warmUpSteps,
                0,
                0,
                null,
                null,
                all.loss(),
                all.sampling(),
                all.augmentation(),
                null,
                false,
                null);
        return new LearningRate(training, STEPS_PER_EPOCH, TOTAL);
    }

    private static void at(Schedule schedule, long step, double expected) {
        assertThat(rate(schedule, 0).at(step, 1)).as("step " + step).isCloseTo(expected, within(1e-12));
    }

    @Test
    void constantStands() {
        at(new Schedule.Constant(), 0, LR);
        at(new Schedule.Constant(), 99, LR);
    }

    @Test
    void stepDropsAtItsEpochsOnly() {
        Schedule step = new Schedule.Step(3, 0.5);
        at(step, 29, LR);
        at(step, 30, LR / 2);
        at(step, 59, LR / 2);
        at(step, 60, LR / 4);
        at(step, 99, LR / 8);
    }

    @Test
    void exponentialFallsOncePerEpoch() {
        Schedule exponential = new Schedule.Exponential(0.9);
        at(exponential, 9, LR);
        at(exponential, 10, LR * 0.9);
        at(exponential, 99, LR * Math.pow(0.9, 9));
    }

    @Test
    void cosineBeginsAtTheRateAndIsHalfWayInTheMiddle() {
        Schedule cosine = new Schedule.Cosine(0.1);
        at(cosine, 0, 0.4);
        at(cosine, 50, 0.25);
        at(cosine, 25, 0.1 + 0.3 * (1 + Math.sqrt(0.5)) / 2);
        at(cosine, 100, 0.1);
    }

    @Test
    void triangularReachesItsTopAndComesBack() {
        Schedule triangular = new Schedule.Triangular(0.1, 0.5, 4);
        double[] expected = {0.1, 0.2, 0.3, 0.4, 0.5, 0.4, 0.3, 0.2, 0.1, 0.2};
        for (int t = 0; t < expected.length; t++) {
            at(triangular, t, expected[t]);
        }
    }

    @Test
    void triangular2HalvesItsHeightAfterEachCycle() {
        Schedule triangular2 = new Schedule.Triangular2(0.1, 0.5, 4);
        at(triangular2, 4, 0.5);
        at(triangular2, 8, 0.1);
        at(triangular2, 12, 0.3);
        at(triangular2, 20, 0.2);
    }

    @Test
    void warmRestartsFallAlongACosineAndBeginAgain() {
        Schedule even = new Schedule.WarmRestarts(4, 1, 0.1);
        at(even, 0, LR);
        at(even, 2, (LR + 0.1) / 2);
        at(even, 4, LR);
        at(even, 6, (LR + 0.1) / 2);
        Schedule growing = new Schedule.WarmRestarts(2, 2, 0);
        at(growing, 1, LR / 2);
        at(growing, 2, LR);
        at(growing, 4, LR / 2);
        at(growing, 6, LR);
    }

    @Test
    void expRangeShrinksItsHeightAtEachStep() {
        Schedule expRange = new Schedule.ExpRange(0.1, 0.5, 4, 0.9);
        at(expRange, 1, 0.1 + 0.4 * 0.25 * 0.9);
        at(expRange, 4, 0.1 + 0.4 * Math.pow(0.9, 4));
        at(expRange, 8, 0.1);
        at(expRange, 12, 0.1 + 0.4 * Math.pow(0.9, 12));
    }

    @Test
    void oneCycleRisesToItsTopAndEndsFarBelowItsStart() {
        Schedule oneCycle = new Schedule.OneCycle(1, 0.3, 25, 1e4);
        at(oneCycle, 0, 0.04);
        at(oneCycle, 29, 1);
        at(oneCycle, 99, 0.04 / 1e4);
        double middle = 64;
        assertThat(rate(oneCycle, 0).at((long) middle, 1))
                .isCloseTo(4e-6 + (1 - 4e-6) * (1 + Math.cos(Math.PI * (middle - 29) / 70)) / 2, within(1e-12));
    }

    @Test
    void rangeTestGrowsByEqualRatiosOrDifferences() {
        Schedule exponential = new Schedule.RangeTest(1e-6, 1, Schedule.Ramp.EXPONENTIAL);
        at(exponential, 0, 1e-6);
        at(exponential, 33, 1e-4);
        at(exponential, 99, 1);
        Schedule linear = new Schedule.RangeTest(0.01, 1, Schedule.Ramp.LINEAR);
        at(linear, 0, 0.01);
        at(linear, 50, 0.51);
        at(linear, 99, 1);
    }

    @Test
    void kerasDecayDividesByOnePlusDecayTimesStep() {
        at(new Schedule.KerasDecay(0.01), 0, LR);
        at(new Schedule.KerasDecay(0.01), 50, LR / 1.5);
    }

    @Test
    void reduceOnPlateauMultipliesDownToItsMinimum() {
        LearningRate rate = rate(new Schedule.ReduceOnPlateau(0.1, 2, 1e-4, 0.01), 0);
        assertThat(rate.at(5, 1)).isEqualTo(LR);
        assertThat(rate.at(5, 0.1)).isCloseTo(0.04, within(1e-12));
        assertThat(rate.at(5, 0.001)).isEqualTo(0.01);
    }

    @Test
    void warmUpRaisesAnyScheduleLinearlyFromAboveZero() {
        LearningRate rate = rate(new Schedule.Cosine(0), 4);
        LearningRate cold = rate(new Schedule.Cosine(0), 0);
        for (int t = 0; t < 4; t++) {
            assertThat(rate.at(t, 1)).isCloseTo(cold.at(t, 1) * (t + 1) / 4, within(1e-12));
        }
        assertThat(rate.at(4, 1)).isEqualTo(cold.at(4, 1));
    }

    @Test
    void plateausAreCountedAsPyTorchCountsThem() {
        Schedule.ReduceOnPlateau schedule = new Schedule.ReduceOnPlateau(0.5, 1, 0.01, 0);
        double[] losses = {1.0, 0.995, 0.992, 0.9, 0.9, Double.NaN, 0.9, 0.9};
        double[] factors = {1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125};
        PlateauState state = PlateauState.BEGIN;
        for (int i = 0; i < losses.length; i++) {
            state = state.next(losses[i], schedule);
            assertThat(state.factor()).as("epoch " + i).isEqualTo(factors[i]);
            assertThat(PlateauState.parse(state.toString())).isEqualTo(state);
        }
    }
}
