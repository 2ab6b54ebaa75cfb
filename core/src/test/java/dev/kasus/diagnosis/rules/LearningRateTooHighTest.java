package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class LearningRateTooHighTest {
    private final Rule rule = new LearningRateTooHigh();

    /**
     * Steps beside the weights as a thousandfold Adam takes them: enormous, then small because the weights have grown
     * or died.
     */
    private static Recordings thousandfold() {
        return Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 7, 0.8, 0.7, 0.13, 0.03, 0.001)
                .steps(Signals.UPDATE_RATIO, "conv2", 14, 0.7, 0.3, 0.08, 0.02, 0.001)
                .steps(Signals.UPDATE_RATIO, "dense1", 27, 0.8, 0.2, 0.08, 0.02, 0.001);
    }

    private static Recordings usual() {
        return Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.007, 0.006, 0.004, 0.003, 0.001, 0.001)
                .steps(Signals.UPDATE_RATIO, "conv2", 0.03, 0.02, 0.01, 0.007, 0.004, 0.003)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.03, 0.02, 0.01, 0.009, 0.007, 0.005);
    }

    @Test
    void stepsLongerThanTheWeightsInANetThatDoesNotLearnArePresentFromTheFirstOn() {
        Recordings thrown = thousandfold()
                .steps(Signals.STEP_LOSS, 2.4, 9e9)
                .learnsNothing()
                .epochs(Signals.TRAIN_LOSS, 4e9, 2.3, 2.3);
        Opinion.Present found = present(rule, thrown);
        assertThat(found.onsetStep()).isEqualTo(1);
        assertThat(found.severity()).isEqualTo(1);
        assertThat(found.layers()).containsExactly("dense1", "conv2", "conv1");
        assertThat(found.evidence()).anyMatch(e -> e.sentence().contains("4.0e+09"));
    }

    @Test
    void aRunThatDivergedBeforeItsFirstEpochEndedIsPresent() {
        present(rule, thousandfold().steps(Signals.STEP_LOSS, 2.3, 800, 1e9, Double.NaN));
    }

    @Test
    void oneLongStepIsEnoughIfTheLossIsLostBeforeAnotherIsMeasured() {
        Recordings lost = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.006, 0.01, 0.04, 0.6)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.006, 0.01, 0.06, 0.4);
        present(rule, lost.steps(Signals.STEP_LOSS, 2.4, 2.2, 1.9, 17, 7e34, Double.NaN));
        absent(rule, lost.steps(Signals.STEP_LOSS, 2.4, 2.2, 1.9, 17, 12, 10));
    }

    @Test
    void longStepsInARowBehindWhichALayerIsDeadAreEnoughThoughTheLossWasThrownUpForAStepOnly() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.06, 0.22, 0.2, 0.09, 0.02)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.3, 0.3, 0.3, 0.1, 0.03)
                .steps(Signals.STEP_LOSS, 2.4, 8, 2.4, 2.3, 2.3)
                .learnsNothing();
        absent(rule, run);
        Opinion.Present found = present(rule, run.epochs(Signals.DEAD_FRACTION, "relu3", 0.9, 1, 1, 1, 1));
        assertThat(found.severity()).isGreaterThanOrEqualTo(0.9);
        assertThat(found.evidence()).anyMatch(it -> it.sentence().contains("relu3"));
        absent(rule, run.learns());
    }

    @Test
    void whereTheLossBeganFarAboveChanceItRanksBehindWhatMadeItBeginSo() {
        assertThat(present(rule, thousandfold().steps(Signals.STEP_LOSS, 2e5, 6e15, Double.NaN))
                        .severity())
                .isEqualTo(0.8);
    }

    @Test
    void aQuarterOfTheWeightsTwiceInARowIsAMildCaseWhereTheLossDoesNotShowIt() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.5, 0.3, 0.1, 0.01)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.6, 0.3, 0.1, 0.01)
                .steps(Signals.STEP_LOSS, 2.3, 2.9, 2.3, 1.9, 1.2, 0.8);
        absent(rule, run.fits(0.5, 0.7, 0.85));
        assertThat(present(rule, run.fits(0.5, 0.7, 0.8, 0.85)).severity()).isEqualTo(0.5);
        absent(rule, run.learns());
    }

    @Test
    void longStepsInARowThatThrowTheLossUpArePresent() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.2, 0.15, 0.11, 0.05)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.4, 0.3, 0.2, 0.1)
                .steps(Signals.STEP_LOSS, 2.4, 30, 40, 50, 3, 2.3)
                .learnsNothing();
        assertThat(present(rule, run).severity()).isBetween(0.9, 1.0);
    }

    @Test
    void longStepsThatDoNotThrowTheLossUpAreAbsent() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.2, 0.15, 0.11, 0.05)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.4, 0.3, 0.2, 0.1)
                .steps(Signals.STEP_LOSS, 2.4, 2.3, 2.1, 1.9, 1.2, 0.8)
                .learns();
        assertThat(absent(rule, run).reason()).contains("did not jump");
    }

    @Test
    void aNetThatDoesNotLearnAtUsualStepsIsAbsent() {
        assertThat(absent(rule, usual().learnsNothing()).reason()).contains("3.0 %");
    }

    @Test
    void aHighLossAtTheStartThatFallsIsNotThrownUp() {
        absent(rule, usual().steps(Signals.STEP_LOSS, 500, 300, 200, 90, 50, 20).learns());
    }

    @Test
    void layersThatBeganAtZeroAreLeftOut() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.007, 0.006, 0.004)
                .steps(Signals.UPDATE_RATIO, "conv2", Double.POSITIVE_INFINITY, 1, 0.5)
                .steps(Signals.UPDATE_RATIO, "dense1", Double.POSITIVE_INFINITY, 1, 0.5)
                .learnsNothing();
        absent(rule, run);
    }

    @Test
    void anErasedNetThatDoesNotLearnIsPresentEvenIfItsLossWasNeverSeenUp() {
        Opinion.Present found = present(rule, thousandfold().learnsNothing());
        assertThat(found.evidence().get(1).sentence()).contains("has not learnt");
    }

    @Test
    void withoutUpdatesItIsUnknown() {
        assertThat(unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2, 9e9))
                        .howToRecord())
                .contains("--probes standard");
    }

    @Test
    void aSingleBatchThrownFarUpByLongStepsIsEnoughInANetThatHasNotLearntItsImages() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.19, 0.14, 0.08, 0.04, 0.02)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.19, 0.13, 0.08, 0.04, 0.02)
                .steps(Signals.STEP_LOSS, 4.4, 30, 2.3, 2.2, 1.7);
        assertThat(present(rule, run.fits(0.4, 0.5, 0.7, 0.7)).evidence())
                .anyMatch(it -> it.sentence().contains("The loss of one batch jumped to 30.0"));
        absent(rule, run.learns());
        absent(rule, run.fits(0.4, 0.5, 0.7, 0.7).steps(Signals.STEP_LOSS, 4.4, 15, 2.3, 2.2, 1.7));
    }

    /** Units that die in a net that had begun to learn were killed by a step. */
    @Test
    void oneLongStepIsEnoughWhereWhatWasLearntIsLostAndALayerIsDead() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.02, 0.02, 0.02, 0.03, 0.15, 0.01, 0.001)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.02, 0.02, 0.02, 0.03, 0.15, 0.01, 0.001)
                .steps(Signals.STEP_LOSS, 2.4, 2.1, 1.7, 1.6, 1.5, 2.3, 2.3)
                .learnsNothing();
        absent(rule, run);
        run.epochs(Signals.DEAD_FRACTION, "relu3", 0, 0.9, 1, 1, 1);
        assertThat(present(rule, run).evidence())
                .anyMatch(it -> it.sentence().contains("The net had learnt something: the loss had fallen to 1.70"));
        absent(rule, run.steps(Signals.STEP_LOSS, 2.4, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3));
    }

    /** Between two readings a step may have killed; what it left behind tells. */
    @Test
    void aGradientThatArrivedAndIsLostBehindADeadLayerIsEnough() {
        Recordings run = Recordings.run(2, new Layer.Relu(""))
                .steps(Signals.UPDATE_RATIO, "conv1", 0.06, 0.03, 0.001)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.06, 0.03, 0.001)
                .steps(Signals.STEP_LOSS, 2.4, 2.3, 2.3)
                .epochs(Signals.DEAD_FRACTION, "relu2", 1, 1, 1, 1, 1)
                .learnsNothing();
        absent(rule, run);
        present(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 3, 1, 0));
        absent(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 3, 1, 1));
        absent(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 1e-5, 0, 0));
        Recordings threshold = Recordings.run(2, new Layer.ThresholdedRelu("", 1))
                .steps(Signals.UPDATE_RATIO, "conv1", 0.06, 0.03, 0.001)
                .steps(Signals.WEIGHT_GRADIENT, "conv1", 3, 1, 0)
                .epochs(Signals.DEAD_FRACTION, "thresholded-relu2", 1, 1, 1, 1, 1)
                .learnsNothing();
        absent(rule, threshold);
    }

    @Test
    void aTenthOfTheWeightsTwiceInARowIsLongWhereTheLossIsThrownUp() {
        Recordings run = Recordings.run().epochs(Signals.TRAIN_LOSS, Recordings.CHANCE, 2 * Recordings.CHANCE);
        present(rule, run.steps(Signals.UPDATE_RATIO, "conv1", 0.101, 0.101, 0.01));
        absent(rule, run.steps(Signals.UPDATE_RATIO, "conv1", 0.101, 0.099, 0.01));
    }

    @Test
    void halfAsHighAgainIsThrownUp() {
        Recordings run = Recordings.run().steps(Signals.UPDATE_RATIO, "conv1", 0.2, 0.2, 0.01);
        present(rule, run.epochs(Signals.TRAIN_LOSS, Recordings.CHANCE, 1.51 * Recordings.CHANCE));
        absent(rule, run.epochs(Signals.TRAIN_LOSS, Recordings.CHANCE, 1.49 * Recordings.CHANCE));
    }

    @Test
    void layersWhoseStepsWereNeverLongAreNotNamed() {
        Recordings run = thousandfold()
                .steps(Signals.STEP_LOSS, 2.4, 9e9)
                .steps(Signals.UPDATE_RATIO, "conv1", 0.099, 0.099, 0.01)
                .learnsNothing();
        assertThat(present(rule, run).layers()).containsExactly("dense1", "conv2");
    }

    @Test
    void aGradientArrivesFromAHundredthOnAndIsLostUnderAHundredthOfThat() {
        Recordings run = Recordings.run(2, new Layer.Relu(""))
                .steps(Signals.UPDATE_RATIO, "conv1", 0.06, 0.03, 0.001)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.06, 0.03, 0.001)
                .steps(Signals.STEP_LOSS, 2.4, 2.3, 2.3)
                .epochs(Signals.DEAD_FRACTION, "relu2", 1, 1, 1, 1, 1)
                .learnsNothing();
        present(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 0.011, 0, 0));
        absent(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 0.009, 0, 0));
        present(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 0.1, 0.0099));
        absent(rule, run.steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 0.1, 0.0101));
    }

    /** Below 0.85 of what a net has that ignores its input something was learnt, above 0.97 nothing is left of it. */
    @Test
    void whatWasLearntIsLostByItsThresholds() {
        Recordings run = Recordings.run()
                .steps(Signals.UPDATE_RATIO, "conv1", 0.02, 0.02, 0.15, 0.01, 0.001)
                .steps(Signals.UPDATE_RATIO, "dense1", 0.02, 0.02, 0.15, 0.01, 0.001)
                .epochs(Signals.DEAD_FRACTION, "relu3", 0, 0.9, 1, 1, 1)
                .learnsNothing();
        double chance = Recordings.CHANCE;
        double low = 0.84 * chance;
        double high = 0.86 * chance;
        present(rule, run.steps(Signals.STEP_LOSS, chance, low, low, low, chance));
        absent(rule, run.steps(Signals.STEP_LOSS, chance, high, high, high, chance));
        run.steps(Signals.STEP_LOSS, chance, low, low, low, chance);
        present(rule, run.epochs(Signals.TRAIN_LOSS, chance, chance, chance, chance, 0.98 * chance));
        absent(rule, run.epochs(Signals.TRAIN_LOSS, chance, chance, chance, chance, 0.96 * chance));
    }

    @Test
    void aStepAsLongAsTheWeightsErasesThem() {
        Recordings run = Recordings.run().learnsNothing();
        present(rule, run.steps(Signals.UPDATE_RATIO, "conv1", 1.01, 0.01, 0.01));
        absent(rule, run.steps(Signals.UPDATE_RATIO, "conv1", 0.99, 0.01, 0.01));
    }
}
