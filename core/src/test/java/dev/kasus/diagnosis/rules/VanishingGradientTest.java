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

class VanishingGradientTest {
    private final Rule rule = new VanishingGradient();

    /** Convolutions 1 to 3 and the dense layer that gives the logits, each with its share of the gradient there. */
    private static Recordings flow(Recordings run, double first, double second, double third) {
        return run.steps(Signals.ACTIVATION_GRADIENT, "conv1", first, first, first, first)
                .steps(Signals.ACTIVATION_GRADIENT, "conv2", second, second, second, second)
                .steps(Signals.ACTIVATION_GRADIENT, "conv3", third, third, third, third)
                .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1, 1, 1);
    }

    private static Recordings sigmoids(double first, double second, double third) {
        return flow(Recordings.run(3, new Layer.Sigmoid("")), first, second, third);
    }

    @Test
    void earlyLayersThatGetNothingInANetThatDoesNotLearnAreNamedFromTheFirstStepOn() {
        Opinion.Present found = present(rule, sigmoids(1e-6, 1e-4, 0.1).learnsNothing());
        assertThat(found.layers()).containsExactly("conv1", "conv2");
        assertThat(found.onsetStep()).isEqualTo(1);
        assertThat(found.severity()).isEqualTo(0.9);
        assertThat(found.evidence().get(0).sentence()).contains("1.0e-06", "conv1", "dense1");
    }

    @Test
    void aGradientThatVanishesLaterHasItsOnsetThere() {
        Recordings run = Recordings.run(3, new Layer.Sigmoid(""))
                .steps(Signals.ACTIVATION_GRADIENT, "conv1", 0.1, 0.1, 1e-5, 1e-5, 1e-5, 1e-5)
                .steps(Signals.ACTIVATION_GRADIENT, "conv2", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
                .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1, 1, 1, 1, 1)
                .learnsNothing();
        assertThat(present(rule, run).onsetStep()).isEqualTo(4);
    }

    @Test
    void aNetThatFitsItsImagesDidReceiveGradients() {
        assertThat(absent(rule, sigmoids(1e-5, 1e-4, 0.1).learns()).reason()).contains("the net learns", "99 %");
    }

    @Test
    void smallGradientsEverywhereOfANetThatHasLearntAreNotVanishing() {
        Recordings run = Recordings.run()
                .steps(Signals.ACTIVATION_GRADIENT, "conv1", 1, 1e-2, 1e-5, 1e-8)
                .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1e-2, 1e-5, 1e-8)
                .learnsNothing();
        assertThat(absent(rule, run).reason()).contains("reaches the first layers");
    }

    @Test
    void aModerateRatioIsHealthyEvenInANetThatDoesNotLearn() {
        absent(rule, sigmoids(0.05, 0.1, 0.2).learnsNothing());
    }

    @Test
    void aGradientThatArrivesThinIsAMildCaseWhereMuchIsNotLearntAfterFourEpochs() {
        Opinion.Present found = present(rule, sigmoids(0.01, 0.05, 0.2).fits(0.3, 0.5, 0.6, 0.65, 0.65));
        assertThat(found.severity()).isEqualTo(0.4);
        assertThat(found.layers()).containsExactly("conv1");
        absent(rule, sigmoids(0.01, 0.05, 0.2).fits(0.3, 0.5, 0.6));
        absent(rule, sigmoids(0.01, 0.05, 0.2).fits(0.3, 0.5, 0.8, 0.85));
    }

    @Test
    void halfLearntWithEarlyLayersAtAStandIsPresent() {
        Recordings still = sigmoids(1e-5, 1e-4, 0.1)
                .steps(Signals.UPDATE_RATIO, "conv1", 1e-8, 1e-8, 1e-8)
                .steps(Signals.UPDATE_RATIO, "dense1", 1e-3, 1e-3, 1e-3)
                .fits(0.3, 0.5, 0.6, 0.65, 0.65);
        present(rule, still);
    }

    @Test
    void halfLearntWithEarlyLayersThatMoveIsAMildCase() {
        Recordings moving = sigmoids(1e-5, 1e-4, 0.1)
                .steps(Signals.UPDATE_RATIO, "conv1", 1e-3, 1e-3, 1e-3)
                .steps(Signals.UPDATE_RATIO, "dense1", 1e-3, 1e-3, 1e-3)
                .fits(0.3, 0.5, 0.6, 0.65, 0.65);
        assertThat(present(rule, moving).severity()).isEqualTo(0.4);
    }

    @Test
    void aLayerInsideABlockMayGetLittleIfTheFirstGetsItsPart() {
        absent(rule, flow(Recordings.run(), 0.5, 1e-6, 0.5).learnsNothing());
    }

    @Test
    void aGradientThatDeadUnitsStopIsTheirFault() {
        Recordings run = flow(Recordings.run(), 0, 0, 0)
                .epochs(Signals.DEAD_FRACTION, "relu3", 1, 1, 1)
                .learnsNothing();
        assertThat(absent(rule, run).reason()).contains("relu3", "dying ReLU");
    }

    @Test
    void deadUnitsThatStopMostOfItExplainItAndRankHigher() {
        Recordings run = flow(Recordings.run(), 1e-6, 1e-6, 1e-5)
                .epochs(Signals.DEAD_FRACTION, "relu3", 0.8, 0.8, 0.8)
                .learnsNothing();
        assertThat(present(rule, run).severity())
                .isLessThan(present(new DyingRelu(), run).severity());
    }

    @Test
    void saturationOfMostLayersExplainsItAndRanksHigher() {
        Recordings run = sigmoids(1e-6, 1e-4, 0.1)
                .epochs(Signals.SATURATED_FRACTION, "sigmoid1", 1, 1, 1)
                .epochs(Signals.SATURATED_FRACTION, "sigmoid2", 1, 1, 1)
                .epochs(Signals.SATURATED_FRACTION, "sigmoid3", 0.1, 0.1, 0.1)
                .learnsNothing();
        assertThat(present(rule, run).severity())
                .isLessThan(present(new SaturatedActivation(), run).severity());
    }

    @Test
    void withoutGradientsOrBeforeTheFirstEpochItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
        unknown(rule, sigmoids(1e-6, 1e-4, 0.1));
        unknown(rule, flow(Recordings.foreign(), 1e-6, 1e-4, 0.1).learnsNothing());
    }
}
