package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class ClassOverlapTest {
    private final Rule rule = new ClassOverlap();

    @Test
    void anUnlearnedClassMayOverlapItsMostConfusedClass() {
        assertThat(present(rule, Recordings.classes(0.5)).severity()).isLessThan(0.35);
    }

    @Test
    void itSaysHowMixedTheTwoAreInTheFeatures() {
        Recordings run = Recordings.classes(0.5)
                .epochs(Signals.CLASS_KNN_IMPURITY, "dace", 0.47)
                .epochs(Signals.CLASS_SILHOUETTE, "dace", 0.02);
        assertThat(present(rule, run).evidence())
                .extracting(Evidence::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("47 %", "dace", "roach"))
                .anySatisfy(sentence -> assertThat(sentence).contains("AUC of dace is 0.50"));
    }

    @Test
    void twoThatTheFeaturesTellApartDoNotOverlap() {
        absent(
                rule,
                Recordings.classes(0.5)
                        .epochs(Signals.CLASS_KNN_IMPURITY, "dace", 0.09)
                        .epochs(Signals.CLASS_SILHOUETTE, "dace", 0.6));
    }

    /** An AUC of 0.749, by chance at 0.68 or 0.82, is of two classes that are told apart in part. */
    @Test
    void aClassThatMayBeSeparatedAndIsNotAtChanceDoesNotOverlap() {
        absent(rule, between(0.73, 0.02));
        present(rule, between(0.67, 0.02));
        present(rule, between(0.6, 0.06));
    }

    private static Recordings between(double auc, double error) {
        return Recordings.classes(0.9)
                .epochs(Signals.CLASS_PAIRWISE_AUC, "dace", auc, auc)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "dace", error, error);
    }

    @Test
    void ofANetThatStillLearnsOrOfTooFewImagesItIsUnknown() {
        Recordings learning = Recordings.classes(0.5)
                .fits(0.2, 0.3, 0.4, 0.5, 0.6)
                .epochs(Signals.TRAIN_ACCURACY, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(unknown(rule, learning).missing()).contains("the whole net is not trained yet");
        Recordings few = Recordings.classes(0.5)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "dace", 0.15, 0.15)
                .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, "roach", 0.15, 0.15);
        assertThat(unknown(rule, few).missing()).contains("too few validation images", "AUC of dace is");
    }

    @Test
    void whereNoneIsUnlearnedItIsAbsent() {
        absent(rule, Recordings.classes(0.9));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }

    @Test
    void threeTenthsOfTheNeighboursAreMixed() {
        absent(rule, Recordings.classes(0.5).epochs(Signals.CLASS_KNN_IMPURITY, "dace", 0.29));
        present(rule, Recordings.classes(0.5).epochs(Signals.CLASS_KNN_IMPURITY, "dace", 0.31));
    }
}
