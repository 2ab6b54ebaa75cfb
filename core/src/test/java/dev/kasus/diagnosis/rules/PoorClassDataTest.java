package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoorClassDataTest {
    private final Rule rule = new PoorClassData();

    @Test
    void aStuckClassWhoseTrainingImagesAreBlurredOrNoisyIsPresent() {
        present(rule, Recordings.classes(0.5).quality(1, 0.5));
        present(rule, Recordings.classes(0.5).quality(1.5, 1));
    }

    @Test
    void imagesOfOneQualityOrNoStuckClassIsAbsent() {
        assertThat(absent(rule, Recordings.classes(0.5).quality(1.05, 0.9)).reason())
                .contains("1.05", "0.90");
        absent(rule, Recordings.classes(0.9).quality(1, 0.5));
    }

    @Test
    void aClassThatIsToldButSeldomCalledIsPresentIfItsImagesArePoor() {
        Recordings seldom = Recordings.classes(0.9).called("dace", 0.2);
        assertThat(present(rule, seldom.quality(1, 0.5)).classes()).startsWith("dace");
        absent(rule, seldom.quality(1, 1));
        absent(rule, seldom.quality(1, 0.5).called("dace", 0.6));
    }

    @Test
    void ofAHandfulOfImagesNothingIsSaid() {
        Recordings rare = Recordings.classes(0.5).classes(0.5, List.of(3, 100, 100, 100, 100));
        assertThat(absent(rule, rare.quality(1, 0.5)).reason()).contains("3 training images");
    }

    @Test
    void withoutTheQualityOfClassesItIsUnknown() {
        unknown(rule, Recordings.classes(0.5));
    }
}
