package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.engine.ProbePreset;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeScheduleTest {

    private static ProbeSchedule of(ProbePreset preset, int imagesPerEpoch, int epochs) {
        return new ProbeSchedule(preset, imagesPerEpoch, (long) imagesPerEpoch * epochs);
    }

    private static long activationLooks(ProbeSchedule schedule, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> schedule.watchesActivations(epoch, epoch == epochs))
                .count();
    }

    private static long comparisons(ProbeSchedule schedule, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> schedule.watchesBatchNorm(epoch, epoch == epochs))
                .count();
    }

    /** From some 200 steps of 64 on. */
    @ParameterizedTest
    @CsvSource({"1300, 10", "2000, 12", "4000, 5", "8000, 6", "20000, 4", "20000, 40", "1000, 200", "30000, 1"})
    void standardEvaluationSamplesCostAtMostThreeImagesInAHundred(int imagesPerEpoch, int epochs) {
        ProbeSchedule schedule = of(ProbePreset.STANDARD, imagesPerEpoch, epochs);
        // Three passes a comparison; a pass costs a third of a step.
        double images =
                schedule.sample() * (activationLooks(schedule, epochs) + 3 * comparisons(schedule, epochs)) / 3.0;
        assertThat(images / schedule.totalImages()).isLessThan(0.03);
    }

    @ParameterizedTest
    @CsvSource({"1000, 4, 3", "1300, 10, 5", "8000, 6, 6", "20000, 40, 30", "500, 100, 8"})
    void standardSamplesActivationsSeveralTimesInAShortRunToo(int imagesPerEpoch, int epochs, int looks) {
        assertThat(activationLooks(of(ProbePreset.STANDARD, imagesPerEpoch, epochs), epochs))
                .isGreaterThanOrEqualTo(looks);
    }

    @ParameterizedTest
    @CsvSource({"50, 8", "200, 15", "400, 24"})
    void standardReadsGradientsOftenInTheFirstSteps(int steps, int readings) {
        ProbeSchedule schedule = of(ProbePreset.STANDARD, 1000, 10);
        assertThat(LongStream.rangeClosed(1, steps)
                        .filter(schedule::watchesStep)
                        .count())
                .isGreaterThanOrEqualTo(readings);
    }

    @Test
    void samplesAreLargeUnlessTheRunIsShort() {
        assertThat(of(ProbePreset.STANDARD, 8000, 10).sample()).isEqualTo(512);
        assertThat(of(ProbePreset.STANDARD, 3000, 10).sample()).isEqualTo(234);
        assertThat(of(ProbePreset.STANDARD, 100, 1).sample()).isEqualTo(64);
        assertThat(of(ProbePreset.FULL, 100, 1).sample()).isEqualTo(512);
    }

    @Test
    void theFinishedNetIsMeasuredOnAsManyImagesAsTheRunCanAfford() {
        assertThat(of(ProbePreset.FULL, 2400, 50).hessianSample()).isEqualTo(468);
        assertThat(of(ProbePreset.FULL, 2400, 100).hessianSample()).isEqualTo(512);
        assertThat(of(ProbePreset.FULL, 100, 1).hessianSample()).isEqualTo(64);
        assertThat(of(ProbePreset.FULL, 2400, 12).criticalitySample(8)).isEqualTo(450);
        assertThat(of(ProbePreset.FULL, 2400, 12).criticalitySample(50)).isEqualTo(72);
        assertThat(of(ProbePreset.FULL, 2400, 50).criticalitySample(8)).isEqualTo(512);
        assertThat(of(ProbePreset.FULL, 100, 1).criticalitySample(8)).isEqualTo(64);
        assertThat(of(ProbePreset.FULL, 100, 1).measuresEnd(false)).isFalse();
        assertThat(of(ProbePreset.STANDARD, 100, 1).measuresEnd(true)).isFalse();
    }

    @Test
    void eachPresetRecordsAllThatTheOneBelowRecords() {
        ProbeSchedule economy = of(ProbePreset.ECONOMY, 3000, 60);
        ProbeSchedule standard = of(ProbePreset.STANDARD, 3000, 60);
        ProbeSchedule full = of(ProbePreset.FULL, 3000, 60);
        for (int moment = 1; moment <= 60; moment++) {
            boolean last = moment == 60;
            assertThat(standard.watchesActivations(moment, last)).isIn(true, economy.watchesActivations(moment, last));
            assertThat(standard.watchesBatchNorm(moment, last)).isIn(true, economy.watchesBatchNorm(moment, last));
            assertThat(full.watchesActivations(moment, last)).isTrue();
            assertThat(full.watchesBatchNorm(moment, last)).isTrue();
        }
        assertThat(activationLooks(economy, 60)).isLessThan(activationLooks(standard, 60));
        assertThat(of(ProbePreset.NONE, 3000, 60).watchesActivations(60, true)).isFalse();
        assertThat(of(ProbePreset.NONE, 3000, 60).watchesClasses()).isFalse();
    }
}
