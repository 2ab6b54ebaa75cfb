package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class LossCurveTest {
    private static LossCurve curve(Recordings sketch) {
        return LossCurve.of(sketch.build());
    }

    @Test
    void aSingleBatchDoesNotThrowTheLossUp() {
        LossCurve spike = curve(Recordings.run().steps(Signals.STEP_LOSS, 2.3, 2.2, 99, 2.1, 2));
        assertThat(spike.thrown()).isLessThan(1);
        LossCurve level = curve(Recordings.run().steps(Signals.STEP_LOSS, 2.3, 2.2, 99, 98, 97));
        assertThat(level.peak()).isEqualTo(97);
        assertThat(level.peakStep()).isEqualTo(4);
        assertThat(level.thrown()).isCloseTo(97 / Recordings.CHANCE, within(1e-9));
    }

    @Test
    void oneEpochDoes() {
        LossCurve epoch =
                curve(Recordings.run().steps(Signals.STEP_LOSS, 5.4, 2, 2).epochs(Signals.TRAIN_LOSS, 4e9, 2));
        assertThat(epoch.peak()).isEqualTo(4e9);
        assertThat(epoch.thrown()).isCloseTo(4e9 / 5.4, within(1.0));
    }

    @Test
    void theFirstLossThatIsNotFiniteIsFoundInWhicheverSignalItStands() {
        LossCurve broken = curve(Recordings.run()
                .steps(Signals.STEP_LOSS, 2, Double.NaN, 2)
                .epochs(Signals.TRAIN_LOSS, Double.POSITIVE_INFINITY));
        assertThat(broken.nonFiniteStep()).isEqualTo(2);
        assertThat(broken.endsNonFinite()).isTrue();
        assertThat(curve(Recordings.run().steps(Signals.STEP_LOSS, 2, Double.NaN, 2))
                        .endsNonFinite())
                .isFalse();
    }

    @Test
    void chanceIsTheEntropyOfTheClasses() {
        assertThat(curve(Recordings.run()).chance().loss()).isCloseTo(Math.log(10), within(1e-12));
        Recordings two =
                Recordings.foreign().epochs(Signals.CLASS_AUC, "cat", 1).epochs(Signals.CLASS_AUC, "dog", 1);
        assertThat(curve(two).chance()).isEqualTo(new ChanceLevel(0.5, Math.log(2)));
        assertThat(curve(Recordings.foreign()).chance().loss()).isNaN();
    }
}
