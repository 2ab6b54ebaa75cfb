package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import org.junit.jupiter.api.Test;

class CoarseStemTest {
    private final Rule rule = new CoarseStem();

    @Test
    void aUnlearnedClassBehindAStrideOfFourIsPresentAndTheStemNamed() {
        assertThat(present(rule, Recordings.classes(0.5).set("model.layers.conv1.stride", 4L))
                        .layers())
                .containsExactly("conv1");
    }

    @Test
    void detailsThatItStepsOverMakeItWorse() {
        assertThat(severity(coarse().details(0, 0.6))).isEqualTo(0.75);
        assertThat(severity(coarse().details(0, 0.2)))
                .as("too near for chance to be ruled out")
                .isEqualTo(0.55);
        assertThat(severity(coarse().details(1, 0.6)))
                .as("of 4 to 8 pixels: longer than a step of four")
                .isEqualTo(0.55);
        assertThat(present(rule, coarse().details(0, 0.6)).evidence().get(0).sentence())
                .contains("wavelet energy at 2 to 4 pixels, by 0.6 standard deviations; the stride of the stem is 4");
    }

    private double severity(Recordings recordings) {
        return present(rule, recordings).severity();
    }

    private static Recordings coarse() {
        return Recordings.classes(0.5).set("model.layers.conv1.stride", 4L);
    }

    @Test
    void aFineStemOrNoUnlearnedClassIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, Recordings.classes(0.9).set("model.layers.conv1.stride", 4L));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
