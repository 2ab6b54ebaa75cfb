package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlearnedClassSymptomTest {
    private final Rule rule = new UnlearnedClassSymptom();

    @Test
    void aClassNotSeparatedFromItsMostConfusedIsPresentAndNamedWithIt() {
        assertThat(present(rule, Recordings.classes(0.5)).classes()).containsExactly("dace");
    }

    @Test
    void aSeparatedClassIsAbsent() {
        absent(rule, Recordings.classes(0.9));
    }

    @Test
    void aClassMeasuredOnTooFewImagesIsUnknownAndNamed() {
        Recordings few = Recordings.classes(0.5)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "dace", 0.2, 0.2)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "roach", 0.2, 0.2);
        assertThat(unknown(rule, few).missing())
                .contains("too few validation images")
                .contains("AUC of dace is 0.50 (0.00 to 1.00) against roach")
                .doesNotContain("roach is separated from dace");
    }

    @Test
    void aClassSeparatedFromEachOtherButNotFromAllTogetherIsPresent() {
        Recordings run = Recordings.classes(0.9)
                .epochs(Signals.CLASS_AUC, "dace", 0.6, 0.6)
                .epochs(Signals.CLASS_AUC_STANDARD_ERROR, "dace", 0.04, 0.04);
        assertThat(present(rule, run).classes()).containsExactly("dace");
        assertThat(present(rule, run).evidence().get(0).tag()).isEqualTo("class/dace/auc");
        assertThat(present(rule, run).evidence().get(0).observed()).isEqualTo(0.6);
        unknown(rule, run.epochs(Signals.CLASS_AUC_STANDARD_ERROR, "dace", 0.14, 0.14));
    }

    @Test
    void itIsUnderTheLineAndSurelyBehindTheOthers() {
        present(rule, beside(0.7, 0.04));
        unknown(rule, beside(0.7, 0.08));
        absent(rule, beside(0.76, 0.01));
    }

    private static Recordings beside(double auc, double error) {
        return Recordings.classes(0.9)
                .epochs(Signals.CLASS_PAIRWISE_AUC, "dace", auc, auc)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "dace", error, error);
    }

    /**
     * The worst of ten pairs is looked at: an interval of one pair alone would call a healthy one not learnt ten times
     * as often as it says.
     */
    @Test
    void theIntervalHoldsForAllPairsTogether() {
        assertThat(unknown(rule, beside(0.7, 0.06)).missing()).contains("0.70 (0.53 to 0.87)");
        present(rule, beside(0.7, 0.05));
    }

    @Test
    void ofANetThatStillLearnsNoClassCountsAsUnlearned() {
        Recordings learning = Recordings.run()
                .classes(0.5, Collections.nCopies(Recordings.NAMES.size(), 100))
                .fits(0.2, 0.3, 0.4, 0.5, 0.6)
                .epochs(Signals.TRAIN_ACCURACY, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(unknown(rule, learning).missing())
                .startsWith("the whole net is not trained yet: eval-mode training accuracy is 60 %");
        present(rule, learning.epochs(Signals.TRAIN_ACCURACY, 0.5, 0.6, 0.6, 0.6, 0.6));
    }

    @Test
    void whatStillClimbsWhenTheRunEndsIsSlowNotUnlearned() {
        absent(rule, climbing(0.50, 0.52, 0.62));
        assertThat(absent(rule, climbing(0.50, 0.52, 0.62)).reason()).contains("dace", "still rising");
        present(rule, climbing(0.50, 0.56, 0.62));
        present(rule, climbing(0.50, 0.62, 0.62));
        present(rule, climbing(0.62, 0.52, 0.52));
    }

    private static Recordings climbing(double... auc) {
        return Recordings.classes(0.9)
                .epochs(Signals.CLASS_PAIRWISE_AUC, "dace", auc)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "dace", 0.04, 0.04, 0.04);
    }

    @Test
    void inThreeEpochsMostClassesHaveOnlyBegun() {
        Recordings begun = Recordings.run().classes(0.5, Collections.nCopies(Recordings.NAMES.size(), 100));
        unknown(rule, begun.fits(0.3, 0.5, 0.6));
        present(rule, begun.fits(0.3, 0.5, 0.6, 0.7));
    }

    @Test
    void nineValidationImagesOfEitherAreNoFinding() {
        List<Integer> train = Collections.nCopies(Recordings.NAMES.size(), 100);
        unknown(rule, Recordings.classes(0.3).counts(train, List.of(9, 50, 50, 50, 50)));
        unknown(rule, Recordings.classes(0.3).counts(train, List.of(50, 9, 50, 50, 50)));
        present(rule, Recordings.classes(0.3).counts(train, List.of(10, 10, 50, 50, 50)));
        List<Integer> validation = List.of(50, 50, 50, 50, 50);
        present(rule, Recordings.classes(0.3).counts(train, validation, List.of(10, 10, 1, 1, 1)));
        unknown(rule, Recordings.classes(0.3).counts(train, validation, List.of(9, 50, 50, 50, 50)));
    }

    @Test
    void ifNoClassIsSeparatedTheWholeNetDoesNotLearn() {
        Recordings none = Recordings.classes(0.5);
        Recordings.NAMES.forEach(name -> none.epochs(Signals.CLASS_AUC, name, 0.5, 0.6));
        absent(rule, none);
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
