package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassImbalanceTest {
    private final Rule rule = new ClassImbalance();

    @Test
    void aUnlearnedClassWithATenthOfTheImagesIsPresentTheRarerTheWorse() {
        double tenth = present(rule, Recordings.classes(0.5).classes(0.5, List.of(10, 100, 100, 100, 100)))
                .severity();
        double hundredth = present(rule, Recordings.classes(0.5).classes(0.5, List.of(1, 100, 100, 100, 100)))
                .severity();
        assertThat(hundredth).isGreaterThan(tenth);
    }

    @Test
    void ofTwoConfusedClassesTheRarerOneCounts() {
        Recordings rareMostConfused = Recordings.classes(0.5).classes(0.5, List.of(100, 5, 100, 100, 100));
        var found = present(rule, rareMostConfused);
        assertThat(found.evidence().get(0).sentence()).startsWith("roach has 5");
        assertThat(found.classes()).containsExactly("roach");
        assertThat(found.evidence().get(1).sentence()).startsWith("AUC of dace");
    }

    @Test
    void theMostConfusedClassOfTheRareOneIsNamedInTheEvidenceAlone() {
        var found = present(rule, Recordings.classes(0.5).classes(0.5, List.of(5, 100, 100, 100, 100)));
        assertThat(found.classes()).containsExactly("dace");
        assertThat(found.evidence().get(1).sentence()).startsWith("AUC of dace");
    }

    @Test
    void anUnlearnedClassThatIsAsFrequentOrARareOneThatIsSeparatedIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, Recordings.classes(0.95).classes(0.95, List.of(10, 100, 100, 100, 100)));
    }

    @Test
    void aRareClassThatIsSeparatedButUnderpredictedIsPresent() {
        var found = present(rule, called(0.2, 6));
        assertThat(found.classes()).startsWith("dace");
        assertThat(found.evidence().get(0).sentence())
                .startsWith(
                        "dace has 6 training images; the larger of the median and the mean over the classes is 100");
        assertThat(found.evidence().get(1).sentence()).startsWith("Validation recall of dace is 20 %");
        absent(rule, called(0.2, 60));
        absent(rule, called(0.6, 6));
        absent(rule, called(0.2, 6).counts(List.of(6, 100, 100, 100, 100), List.of(9, 50, 50, 50, 50)));
    }

    @Test
    void whereOneClassHasMostOfTheImagesTheOthersAreRareBesideTheAverage() {
        var found = present(
                rule,
                Recordings.classes(0.9)
                        .classes(0.9, List.of(30, 1000, 30, 30, 30))
                        .called("dace", 0.3));
        assertThat(found.evidence().get(0).sentence()).contains("the mean over the classes is 224", "7.47 times");
        absent(
                rule,
                Recordings.classes(0.9)
                        .classes(0.9, List.of(60, 400, 60, 60, 60))
                        .called("dace", 0.3));
    }

    @Test
    void aClassThatHardlyCountsInTheLossIsRareToo() {
        Map<String, Object> heavy = Map.of("roach", 99.0, "perch", 99.0, "pike", 99.0, "eel", 99.0);
        Recordings run = Recordings.classes(0.5)
                .set(
                        "training.loss",
                        Map.of("cross-entropy", Map.of("weights", Map.of("given", Map.of("weights", heavy)))));
        Evidence seen = present(rule, run).evidence().get(0);
        assertThat(seen.tag()).isEqualTo("recipe/training.loss");
        assertThat(seen.sentence()).startsWith("dace has 100 training images (weighted as in the loss)");
        // Weights do not give a rare class the images that it lacks.
        Map<String, Object> light = Map.of("dace", 10.0);
        present(
                rule,
                Recordings.classes(0.5)
                        .classes(0.5, List.of(10, 100, 100, 100, 100))
                        .set(
                                "training.loss",
                                Map.of("cross-entropy", Map.of("weights", Map.of("given", Map.of("weights", light))))));
    }

    private static Recordings called(double recall, int images) {
        return Recordings.classes(0.9)
                .classes(0.9, List.of(images, 100, 100, 100, 100))
                .called("dace", recall);
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
