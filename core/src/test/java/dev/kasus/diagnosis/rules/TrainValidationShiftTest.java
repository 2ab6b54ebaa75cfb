package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class TrainValidationShiftTest {
    private final Rule rule = new TrainValidationShift();

    private static Recordings inputs(double mean, double std) {
        return Recordings.run()
                .start(Signals.INPUT_TRAIN_MEAN.tag(), 0)
                .start(Signals.INPUT_TRAIN_STD.tag(), 1)
                .start(Signals.INPUT_VALIDATION_MEAN.tag(), mean)
                .start(Signals.INPUT_VALIDATION_STD.tag(), std);
    }

    @Test
    void darkerOrPalerValidationImagesAndAGapArePresent() {
        assertThat(present(rule, inputs(-0.8, 1).gap(0.4)).evidence().get(0).observed())
                .isEqualTo(0.8);
        present(rule, inputs(0, 0.5).gap(0.4));
        present(
                rule,
                inputs(0, 1)
                        .start(Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS.tag(), 0.4)
                        .start(Signals.INPUT_VALIDATION_PIXEL_GRADIENT_RMS.tag(), 0.2)
                        .gap(0.4));
    }

    @Test
    void imagesOfOneKindOrNoGapAreAbsent() {
        absent(rule, inputs(0.05, 1.03).gap(0.4));
        absent(rule, inputs(-0.8, 1).gap(0.02));
    }

    @Test
    void withoutItsSignalsItIsUnknown() {
        unknown(rule, Recordings.run().gap(0.4));
    }

    @Test
    void otherWaveletEnergiesInEveryClassArePresentThoughBrightnessAndContrastAreEqual() {
        Recordings run = inputs(0, 1).start(Signals.INPUT_WAVELET_ENERGY_SHIFT.tag(), 0.5);
        assertThat(present(rule, run.gap(0.4)).evidence().get(0).sentence()).contains("by 0.500 standard deviations");
        absent(rule, run.gap(0.1));
        absent(
                rule,
                inputs(0, 1)
                        .start(Signals.INPUT_WAVELET_ENERGY_SHIFT.tag(), 0.4)
                        .gap(0.4));
    }

    @Test
    void whereTheyAreSurelyOtherASmallerGapIsEnough() {
        Recordings run = inputs(0, 1).start(Signals.INPUT_WAVELET_ENERGY_SHIFT.tag(), 0.7);
        assertThat(present(rule, run.gap(0.1)).severity())
                .isLessThan(present(rule, run.gap(0.4)).severity());
        absent(rule, run.gap(0.05));
    }
}
