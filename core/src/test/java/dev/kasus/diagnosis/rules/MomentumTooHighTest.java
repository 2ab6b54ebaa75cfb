package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentumTooHighTest {
    private final Rule rule = new MomentumTooHigh();

    private static Recordings sgd(double momentum) {
        return Recordings.run().set("training.optimizer", Map.of("sgd", Map.of("momentum", momentum)));
    }

    @Test
    void aMomentumOfAThousandStepsThatDoesNotLearnIsPresent() {
        assertThat(present(rule, sgd(0.999).learnsNothing()).severity())
                .isGreaterThan(present(rule, sgd(0.97).learnsNothing()).severity());
    }

    @Test
    void theUsualMomentumAndANetThatLearnsAreAbsent() {
        absent(rule, sgd(0.9).learnsNothing());
        absent(rule, Recordings.run().learnsNothing());
        absent(rule, sgd(0.999).learns());
    }

    @Test
    void withoutAnAccuracyItIsUnknown() {
        unknown(rule, sgd(0.999));
        unknown(rule, sgd(0.999).fits(0.1));
    }
}
