package dev.kasus.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Evidence SEEN = new Evidence("tag", 1, 2, 3, 4, "Seen.");

    private record Fixed(String id, Kind kind, Opinion opinion) implements Rule {
        @Override
        public String title() {
            return id;
        }

        @Override
        public String about() {
            return id;
        }

        @Override
        public Opinion judge(Recording recording) {
            return opinion;
        }
    }

    private static Rule present(String id, Rule.Kind kind, double severity, long onset) {
        return new Fixed(id, kind, new Opinion.Present(severity, List.of(), List.of(), onset, List.of(SEEN)));
    }

    private static Recording recording(int epochs) {
        Recording.Builder builder = new Recording.Builder();
        for (int i = 1; i <= epochs; i++) {
            builder.scalar(Signals.EPOCH.tag(), i * 100L, i);
        }
        return builder.build();
    }

    @Test
    void causesStandBeforeSymptomsBeforeTheUnknownBeforeTheAbsent() {
        List<Rule> rules = List.of(
                new Fixed("absent", Rule.Kind.CAUSE, new Opinion.Absent("No.", List.of())),
                new Fixed("unknown", Rule.Kind.CAUSE, new Opinion.Unknown("x", "Do.")),
                present("symptom", Rule.Kind.SYMPTOM, 1, 1),
                present("mild", Rule.Kind.CAUSE, 0.2, 1),
                present("severe", Rule.Kind.CAUSE, 0.8, 1));
        Diagnosis diagnosis = Diagnosis.of(recording(1), rules);
        assertThat(diagnosis.findings())
                .extracting(Finding::id)
                .containsExactly("severe", "mild", "symptom", "unknown", "absent");
        assertThat(diagnosis.unknown()).extracting(Finding::id).containsExactly("unknown");
        assertThat(diagnosis.healthy()).isFalse();
    }

    @Test
    void ofTheUnknownThatWhichWouldExplainMostOfWhatIsPresentComesFirst() {
        List<Rule> rules = List.of(
                new Fixed("class-imbalance", Rule.Kind.CAUSE, new Opinion.Unknown("x", "Do.")),
                new Fixed("insufficient-capacity", Rule.Kind.CAUSE, new Opinion.Unknown("x", "Do.")),
                new Fixed("oscillation", Rule.Kind.SYMPTOM, new Opinion.Unknown("x", "Do.")),
                present("plateau", Rule.Kind.SYMPTOM, 1, 1),
                present("underfitting", Rule.Kind.SYMPTOM, 1, 1));

        assertThat(Diagnosis.of(recording(1), rules).unknown())
                .extracting(Finding::id)
                .containsExactly("insufficient-capacity", "class-imbalance", "oscillation");
    }

    @Test
    void whatIsEquallySevereKeepsTheOrderOfTheRules() {
        List<Rule> rules = List.of(present("b", Rule.Kind.CAUSE, 0.5, 1), present("a", Rule.Kind.CAUSE, 0.5, 1));
        assertThat(Diagnosis.of(recording(1), rules).findings())
                .extracting(Finding::id)
                .containsExactly("b", "a");
    }

    /** What a table says of causes in general weighs less than what was measured on this run. */
    @Test
    void theLevelComesBeforeWhatIsSaidToExplainIt() {
        Diagnosis observed = Diagnosis.of(
                recording(1),
                List.of(
                        present("learning-rate-too-high", Rule.Kind.CAUSE, 0.9, 1),
                        present("exploding-gradient", Rule.Kind.CAUSE, 0.8, 1),
                        present("dying-relu", Rule.Kind.CAUSE, 0.4, 1),
                        present("saturated-activation", Rule.Kind.CAUSE, 0.3, 1),
                        present("class-overlap", Rule.Kind.CAUSE, 0.2, 1),
                        present("plateau", Rule.Kind.SYMPTOM, 1, 1)));
        assertThat(ids(observed))
                .containsExactly(
                        "learning-rate-too-high",
                        "class-overlap",
                        "exploding-gradient",
                        "dying-relu",
                        "saturated-activation",
                        "plateau");

        Diagnosis probed = observed.with(List.of(
                new ExperimentOutcome(
                        "dying-relu", "leaky-units", ExperimentOutcome.Bearing.FOR, 0.4, List.of(), List.of(SEEN)),
                new ExperimentOutcome(
                        "class-overlap",
                        "two-class-training",
                        ExperimentOutcome.Bearing.FOR,
                        0.2,
                        List.of(),
                        List.of(SEEN))));
        assertThat(ids(probed))
                .containsExactly(
                        "class-overlap",
                        "dying-relu",
                        "learning-rate-too-high",
                        "exploding-gradient",
                        "saturated-activation",
                        "plateau");

        Diagnosis proven = probed.proven(Map.of("saturated-activation", SEEN, "plateau", SEEN));
        assertThat(ids(proven))
                .containsExactly(
                        "saturated-activation",
                        "class-overlap",
                        "dying-relu",
                        "learning-rate-too-high",
                        "exploding-gradient",
                        "plateau");
        assertThat(proven.present().get(0).explainedBy()).contains("learning-rate-too-high");
    }

    private static List<String> ids(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }

    @Test
    void theOnsetIsGivenInEpochs() {
        assertThat(onsetEpoch(recording(3), 150)).isEqualTo(2);
        assertThat(onsetEpoch(recording(3), -1)).isEqualTo(0);
        assertThat(onsetEpoch(recording(0), 150)).isEqualTo(0);
    }

    @Test
    void aRunOfOursWithoutACompletedEpochIsInItsFirst() {
        Recording.Builder begun = new Recording.Builder();
        begun.recipe(anyRecipe());
        assertThat(onsetEpoch(begun.build(), 5)).isEqualTo(1);
    }

    private static int onsetEpoch(Recording recording, long step) {
        return Diagnosis.of(recording, List.of(present("a", Rule.Kind.CAUSE, 0.5, step)))
                .findings()
                .get(0)
                .onsetEpoch();
    }

    private static Recipe anyRecipe() {
        Tree source = Tree.Mapping.of(Map.of("folder", Tree.Mapping.of(Map.of("path", Tree.scalar("nowhere")))));
        Tree layers = new Tree.Sequence(List.of(Tree.scalar("flatten"), Tree.scalar("dense")), 0);
        return TreeReader.read(
                Tree.Mapping.of(Map.of(
                        "data", Tree.Mapping.of(Map.of("source", source)),
                        "model", Tree.Mapping.of(Map.of("layers", layers)),
                        "training", Tree.Mapping.of(Map.of()))),
                Recipe.class,
                "test");
    }
}
