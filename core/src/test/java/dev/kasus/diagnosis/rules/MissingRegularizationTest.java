package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingRegularizationTest {
    private final Rule rule = new MissingRegularization();

    @Test
    void nothingInTheRecipeAndAGapArePresent() {
        present(rule, Recordings.run().gap(0.4));
    }

    @Test
    void anyOfThemOrNoGapIsAbsent() {
        absent(rule, Recordings.run().gap(0.02));
        absent(rule, Recordings.run().set("training.l2", 0.001).gap(0.4));
        absent(
                rule,
                Recordings.run()
                        .set("training.early-stopping", Map.of("patience", 3L))
                        .gap(0.4));
        String reason = absent(
                        rule,
                        Recordings.run().set("training.optimizer", "adamw").gap(0.4))
                .reason();
        assertThat(reason).contains("weight decay");
    }

    @Test
    void aNetThatKnowsAllItsImagesIsAMildCaseWhereTheGapIsNotWide() {
        assertThat(present(rule, Recordings.run().gap(0.13).fits(0.6, 0.8, 0.9, 0.96, 1))
                        .severity())
                .isLessThan(present(rule, Recordings.run().gap(0.4)).severity());
        absent(rule, Recordings.run().gap(0.13).fits(0.6, 0.8, 0.9, 0.96, 0.97));
        absent(rule, Recordings.run().gap(0.08).fits(0.6, 0.8, 0.9, 0.96, 1));
        absent(rule, Recordings.run().set("training.l2", 0.001).gap(0.13).fits(0.6, 0.8, 0.9, 0.96, 1));
    }

    @Test
    void withoutValidationItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
