package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRateTooLowTest {
    private final Rule rule = new LearningRateTooLow();

    private static Recordings steps(double ratio, double gradient) {
        return Recordings.run(1, new Layer.Relu(""))
                .steps(Signals.UPDATE_RATIO, "conv1", ratio / 10, ratio / 10)
                .steps(Signals.UPDATE_RATIO, "dense1", ratio, ratio)
                .steps(Signals.WEIGHT_GRADIENT, "conv1", gradient, gradient)
                .steps(Signals.WEIGHT_GRADIENT, "dense1", gradient, gradient);
    }

    @Test
    void shortStepsOfANetThatDoesNotLearnArePresent() {
        assertThat(present(rule, steps(1e-5, 1).learnsNothing())
                        .evidence()
                        .get(0)
                        .tag())
                .isEqualTo("layer/dense1/update-to-weight-ratio");
    }

    @Test
    void aWayThatLeadsNowhereIsPresentThoughItsStepsAreNotTheShortest() {
        assertThat(present(rule, steps(2e-4, 1).learnsNothing())
                        .evidence()
                        .get(0)
                        .sentence())
                .startsWith("All updates of the training add up to");
        Recordings far = steps(2e-4, 1).steps(Signals.UPDATE_RATIO, "dense1", 2e-4, 2e-4, 2e-4, 2e-4, 2e-4, 2e-4, 2e-4);
        present(rule, far.learnsNothing());
        absent(
                rule,
                far.steps(Signals.UPDATE_RATIO, "conv1", 2e-3, 2e-3, 2e-3, 2e-3, 2e-3, 2e-3, 2e-3)
                        .learnsNothing());
    }

    @Test
    void aShortWayIsAMildCaseWhereTheLossStillFallsAtTheEnd() {
        double short5 = 5e-4;
        Recordings run = Recordings.run()
                .steps(
                        Signals.UPDATE_RATIO,
                        "conv1",
                        short5,
                        short5,
                        short5,
                        short5,
                        short5,
                        short5,
                        short5,
                        short5,
                        short5)
                .steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Recordings falls = run.fits(0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
        assertThat(present(rule, falls).severity()).isEqualTo(0.5);
        absent(rule, falls.fits(0.5, 0.6, 0.66, 0.68, 0.69, 0.7, 0.7, 0.7));
    }

    /** Of steps as long as usual a short way is made by there being few: that is too few epochs, not too low a rate. */
    @Test
    void fewStepsOfTheUsualLengthAreNotTooShort() {
        Recordings few = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 4e-3, 4e-3, 4e-3, 4e-3, 4e-3, 4e-3, 4e-3)
                .steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 1, 1, 1, 1, 1, 1)
                .fits(0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
        absent(rule, few);
    }

    @Test
    void inThreeEpochsAnyWayIsShort() {
        absent(rule, steps(2e-4, 1).fits(0.1, 0.2, 0.3));
        present(rule, steps(2e-4, 1).fits(0.1, 0.1, 0.2, 0.3));
    }

    @Test
    void aRateThatIsTakenAwayLongBeforeTheEndIsAWordAlsoWhereMostIsLearnt() {
        Recordings run = steps(0.06, 1).fits(0.6, 0.8, 0.88);
        assertThat(present(rule, run.steps(Signals.LEARNING_RATE, 1e-2, 1e-3, 1e-4, 1e-5))
                        .severity())
                .isEqualTo(0.5);
        absent(rule, run.steps(Signals.LEARNING_RATE, 1e-2, 1e-2, 5e-3, 1e-3));
        absent(rule, run.steps(Signals.LEARNING_RATE, 1e-2, 1e-3, 1e-4, 1e-5).learns());
        Recordings thrown = steps(0.3, 1).fits(0.6, 0.7, 0.8, 0.88).steps(Signals.UPDATE_RATIO, "conv1", 0.3, 0.3);
        absent(rule, thrown.steps(Signals.LEARNING_RATE, 1, 1e-3, 1e-4, 1e-5));
    }

    @Test
    void ordinaryStepsNoGradientAndANetThatLearnsAreAbsent() {
        absent(rule, steps(0.06, 1).learnsNothing());
        absent(rule, steps(0, 0).learnsNothing());
        absent(rule, steps(1e-5, 1).learns());
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
    }

    @Test
    void aWarmUpThatOutlastsTheTrainingIsAWordAlsoWhereMostIsLearnt() {
        Recordings run = steps(0.06, 1).fits(0.6, 0.8, 0.88).steps(Signals.LEARNING_RATE, 1e-6, 1e-5, 1e-4, 2e-4);
        run.set("training.learning-rate", 1e-2);
        assertThat(present(rule, run.set("training.warm-up-steps", 500L))
                        .evidence()
                        .get(0)
                        .sentence())
                .startsWith("The learning rate rises over 500 steps, but the training has only 8");
        absent(rule, run.set("training.warm-up-steps", 5L));
        absent(rule, run.set("training.warm-up-steps", 500L).learns());
        absent(rule, run.set("training.learning-rate", 3e-4).fits(0.6, 0.8, 0.88));
    }

    @Test
    void soIsACycleWhoseFirstHalfOutlastsIt() {
        Recordings run = steps(0.06, 1).fits(0.6, 0.8, 0.88).steps(Signals.LEARNING_RATE, 1e-6, 1e-5, 1e-4, 2e-4);
        present(rule, run.set("training.schedule", cycle(500)));
        absent(rule, run.set("training.schedule", cycle(5)));
    }

    private static Map<String, ?> cycle(long stepSize) {
        return Map.of("triangular", Map.of("max", 1e-2, "step-size", stepSize));
    }

    /** Far enough, laid end to end, for the way not to be short. */
    private static Recordings far(double ratio) {
        double[] steps = new double[12];
        Arrays.fill(steps, ratio);
        return Recordings.run(1, new Layer.Relu(""))
                .steps(Signals.UPDATE_RATIO, "dense1", steps)
                .steps(Signals.WEIGHT_GRADIENT, "dense1", 1, 1)
                .fits(0.1, 0.1, 0.1);
    }

    @Test
    void aTenThousandthOfTheWeightsIsAShortStep() {
        present(rule, far(0.99e-4));
        absent(rule, far(1.01e-4));
    }

    @Test
    void whereNoGradientArrivesShortStepsAreNotTheRates() {
        present(rule, steps(1e-5, 1.1e-3).learnsNothing());
        absent(rule, steps(1e-5, 0.9e-3).learnsNothing());
    }

    /** All of 512 steps laid end to end. */
    @Test
    void threeTenthsOfTheWeightsAreAShortWayWhereTheLossStillFalls() {
        double[] steps = new double[10];
        Recordings falls = Recordings.run()
                .steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 1, 1, 1, 1, 1, 1, 1, 1)
                .fits(0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
        Arrays.fill(steps, 0.29 / 512);
        present(rule, falls.steps(Signals.UPDATE_RATIO, "conv1", steps));
        Arrays.fill(steps, 0.31 / 512);
        absent(rule, falls.steps(Signals.UPDATE_RATIO, "conv1", steps));
    }

    @Test
    void inOneEpochANetNeedNotLearn() {
        unknown(rule, steps(1e-5, 1).fits(0.1));
        present(rule, steps(1e-5, 1).fits(0.1, 0.1));
    }
}
