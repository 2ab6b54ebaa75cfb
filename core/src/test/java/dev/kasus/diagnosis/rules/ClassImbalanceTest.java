package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassImbalanceTest {
    private final Rule rule = new ClassImbalance();

    @Test
    void aStuckClassWithATenthOfTheImagesIsPresentTheRarerTheWorse() {
        double tenth = present(rule, Recordings.classes(0.5).classes(0.5, List.of(10, 100, 100, 100, 100)))
                .severity();
        double hundredth = present(rule, Recordings.classes(0.5).classes(0.5, List.of(1, 100, 100, 100, 100)))
                .severity();
        assertThat(hundredth).isGreaterThan(tenth);
    }

    @Test
    void ofTwoThatAreNotToldApartTheRarerOneCounts() {
        Recordings rareRival = Recordings.classes(0.5).classes(0.5, List.of(100, 5, 100, 100, 100));
        assertThat(present(rule, rareRival).evidence().get(0).sentence()).startsWith("roach has 5");
    }

    @Test
    void aStuckClassThatIsAsFrequentOrARareOneThatIsToldIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, Recordings.classes(0.95).classes(0.95, List.of(10, 100, 100, 100, 100)));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
