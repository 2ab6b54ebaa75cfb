package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FadedClassWeightsTest {
    private final Rule rule = new FadedClassWeights();

    private static Recordings weighted(double auc) {
        return Recordings.classes(auc).set("training.loss", Map.of("cross-entropy", Map.of("weights", "balanced")));
    }

    @Test
    void classWeightsOfAMemorisedTrainingSetArePresentAndRankLow() {
        assertThat(present(rule, weighted(0.5)).severity()).isLessThan(0.3);
    }

    @Test
    void noWeightsOrATrainingThatIsNotOrNoUnlearnedClassIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, weighted(0.5).fits(0.5, 0.6, 0.7, 0.8, 0.9));
        absent(rule, weighted(0.9));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
