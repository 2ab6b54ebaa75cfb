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

class ExplodingGradientTest {
    private final Rule rule = new ExplodingGradient();

    @Test
    void aGradientThatGrowsUntilTheLossIsNotFiniteIsPresentSinceItWasAHundredfold() {
        Opinion.Present found = present(
                rule,
                Recordings.run()
                        .steps(Signals.GRADIENT_NORM, 2, 3, 50, 900, 8e5, Double.POSITIVE_INFINITY)
                        .steps(Signals.STEP_LOSS, 2.3, 2.4, 3, 40, 9e4, Double.NaN)
                        .steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 1, 1, 1, 2, 3)
                        .steps(Signals.WEIGHT_GRADIENT, "conv2", 1, 2, 9, 800, 7e5, Double.POSITIVE_INFINITY));
        assertThat(found.onsetStep()).isEqualTo(8);
        assertThat(found.layers()).containsExactly("conv2");
    }

    @Test
    void aGradientThatGrowsOnTheWayBackInANetThatDoesNotLearnIsPresentFromTheStart() {
        Opinion.Present found = present(
                rule,
                Recordings.run()
                        .steps(Signals.ACTIVATION_GRADIENT, "conv1", 9e5, 9e5, 9e5)
                        .steps(Signals.ACTIVATION_GRADIENT, "conv2", 3e3, 3e3, 3e3)
                        .steps(Signals.ACTIVATION_GRADIENT, "conv3", 30, 30, 30)
                        .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1, 1)
                        .learnsNothing());
        assertThat(found.onsetStep()).isEqualTo(1);
        assertThat(found.evidence()).hasSize(1);
        assertThat(found.evidence().get(0).observed()).isEqualTo(9e5);
    }

    @Test
    void aSpikeThatDoesNotThrowTheLossUpIsAbsent() {
        Recordings run = Recordings.run()
                .steps(Signals.GRADIENT_NORM, 2, 1, 0.5, 700, 0.1, 0.1)
                .steps(Signals.STEP_LOSS, 2.3, 1, 0.8, 2.4, 0.7, 0.5)
                .learns();
        assertThat(absent(rule, run).reason()).contains("did not jump");
    }

    @Test
    void anInfiniteGradientThatMixedPrecisionSkipsIsAbsent() {
        absent(
                rule,
                Recordings.foreign()
                        .steps(Signals.GRADIENT_NORM, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2, 1.5, 1)
                        .epochs(Signals.TRAIN_LOSS, 2, 1, 0.5));
    }

    @Test
    void aLargeLossAloneIsAbsent() {
        absent(
                rule,
                Recordings.run().steps(Signals.GRADIENT_NORM, 6e3, 3e3, 2e3).steps(Signals.STEP_LOSS, 500, 300, 90));
    }

    @Test
    void withoutGradientsItIsUnknown() {
        unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2, 1));
    }

    @Test
    void oneReadingCannotShowGrowth() {
        unknown(rule, Recordings.foreign().steps(Signals.GRADIENT_NORM, 2));
    }

    @Test
    void aHundredfoldIsMuchWhereTheLossIsThrownUp() {
        Recordings run = Recordings.run().steps(Signals.STEP_LOSS, 2.3, 2.4, Double.NaN);
        present(rule, run.steps(Signals.GRADIENT_NORM, 1, 101));
        absent(rule, run.steps(Signals.GRADIENT_NORM, 1, 99));
    }

    @Test
    void halfAsHighAgainIsThrownUp() {
        Recordings run = Recordings.run().steps(Signals.GRADIENT_NORM, 1, 200);
        present(rule, run.epochs(Signals.TRAIN_LOSS, Recordings.CHANCE, 1.51 * Recordings.CHANCE));
        absent(rule, run.epochs(Signals.TRAIN_LOSS, Recordings.CHANCE, 1.49 * Recordings.CHANCE));
    }

    @Test
    void aThousandfoldOnTheWayBackIsMuchInANetThatDoesNotLearn() {
        Recordings run = Recordings.run(1, new Layer.Relu(""))
                .learnsNothing()
                .steps(Signals.ACTIVATION_GRADIENT, "dense1", 1, 1, 1);
        present(rule, run.steps(Signals.ACTIVATION_GRADIENT, "conv1", 1001, 1001, 1001));
        absent(rule, run.steps(Signals.ACTIVATION_GRADIENT, "conv1", 999, 999, 999));
    }
}
