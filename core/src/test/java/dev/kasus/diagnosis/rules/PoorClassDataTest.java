package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoorClassDataTest {
    private final Rule rule = new PoorClassData();

    @Test
    void aUnlearnedClassWhoseTrainingImagesAreBlurredOrNoisyIsPresent() {
        present(rule, Recordings.classes(0.5).quality(1, 0.5));
        present(rule, Recordings.classes(0.5).quality(1.5, 1));
    }

    @Test
    void imagesOfOneQualityOrNoUnlearnedClassIsAbsent() {
        assertThat(absent(rule, Recordings.classes(0.5).quality(1.05, 0.9)).reason())
                .contains("1.05", "0.90");
        absent(rule, Recordings.classes(0.9).quality(1, 0.5));
    }

    @Test
    void aSeparatedButUnderpredictedClassIsPresentIfItsImagesArePoor() {
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

    @Test
    void aClassThatAloneIsKnownInTrainingAndNotInValidationIsPresentThoughItsQualityIsAsUsual() {
        Recordings own = Recordings.classes(0.9).called("dace", 0.2).quality(1, 1);
        assertThat(present(rule, evalMode(own, "dace", 1)).evidence().get(0).sentence())
                .contains("100 % in training", "20 %");
        absent(rule, evalMode(own, "dace", 0.5));
        absent(rule, evalMode(own.called("dace", 0.7), "dace", 1));
    }

    /** Two that look alike are misclassified as each other; a class with few images is not known for that. */
    @Test
    void wherePairsAreMistakenOrTheClassIsRareItIsAbsent() {
        Recordings pair = Recordings.classes(0.5).called("dace", 0.4).quality(1, 1);
        pair.epochs(Signals.CLASS_RECALL, "roach", 0.9, 0.5);
        absent(rule, evalMode(pair, "dace", 1));
        Recordings rare = Recordings.classes(0.9).classes(0.9, List.of(40, 100, 100, 100, 100));
        absent(rule, evalMode(rare.called("dace", 0.2).quality(1, 1), "dace", 1));
    }

    private static Recordings evalMode(Recordings run, String name, double recall) {
        Recordings.NAMES.forEach(
                it -> run.epochs(Signals.CLASS_EVAL_MODE_TRAIN_RECALL, it, it.equals(name) ? recall : 0.95));
        return run;
    }
}
