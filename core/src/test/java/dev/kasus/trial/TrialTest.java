package dev.kasus.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.training.Training;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Arm FASTER = Arm.of("faster", new Edit.Set("training.learning-rate", Tree.scalar(0.1)));
    private static final Arm SLOWER = Arm.of("slower", new Edit.Set("training.learning-rate", Tree.scalar(1e-5)));

    private final Trial trial = new Trial(
            recipe(),
            List.of(FASTER, SLOWER, Arm.PLACEBO),
            LongStream.rangeClosed(1, 8).boxed().toList(),
            new TrialRule(0.05, 3, List.of(3, 8), 0.02, 0.001));

    @Test
    void theControlOfTheFirstInterimAnalysisRunsFirst() {
        List<Trial.Run> runs = trial.next(Map.of());

        assertThat(runs).hasSize(12);
        assertThat(runs.subList(0, 3))
                .extracting(Trial.Run::id)
                .containsExactly("control-seed-1", "control-seed-2", "control-seed-3");
    }

    @Test
    void settledArmsAreNotRunAgain() {
        Map<Trial.Run, Double> done = new HashMap<>();
        run(done, Map.of(Arm.CONTROL, 0.6, FASTER, 0.9, SLOWER, 0.62, Arm.PLACEBO, 0.6));
        done.put(new Trial.Run(SLOWER, 2), 0.61);

        assertThat(trial.judgements(done).get(FASTER).verdict()).isEqualTo(Verdict.HELPED);
        assertThat(trial.judgements(done).get(Arm.PLACEBO).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(trial.next(done)).extracting(Trial.Run::arm).containsOnly(Arm.CONTROL, SLOWER);
        assertThat(trial.next(done)).hasSize(10);
    }

    @Test
    void armsThatNoAnalysisCanSettleComeLast() {
        Map<Trial.Run, Double> done = new HashMap<>();
        double[][] values = {{0.60, 0.61, 0.59}, {0.64, 0.66, 0.63}, {0.2, 0.9, 0.72}, {0.60, 0.60, 0.60}};
        for (int seed = 1; seed <= 3; seed++) {
            done.put(new Trial.Run(Arm.CONTROL, seed), values[0][seed - 1]);
            done.put(new Trial.Run(FASTER, seed), values[1][seed - 1]);
            done.put(new Trial.Run(SLOWER, seed), values[2][seed - 1]);
            done.put(new Trial.Run(Arm.PLACEBO, seed), values[3][seed - 1]);
        }
        assertThat(trial.next(done)).extracting(Trial.Run::arm).contains(FASTER).doesNotContain(SLOWER);

        for (Trial.Run run : trial.next(done)) {
            done.put(run, run.arm().equals(FASTER) ? 0.645 : 0.6);
        }
        Map<Arm, Judgement> judgements = trial.judgements(done);
        assertThat(judgements.get(FASTER).verdict()).isEqualTo(Verdict.HELPED);
        assertThat(trial.next(done)).extracting(Trial.Run::arm).containsOnly(SLOWER);

        trial.next(done).forEach(run -> done.put(run, 0.1 * run.seed()));
        assertThat(trial.next(done)).isEmpty();
        assertThat(trial.judgements(done).get(FASTER))
                .as("later runs of another arm change no verdict")
                .isEqualTo(judgements.get(FASTER));
    }

    @Test
    void theTrialEndsAtItsLastInterimAnalysis() {
        Map<Trial.Run, Double> done = new HashMap<>();
        int rounds = 0;
        for (List<Trial.Run> runs = trial.next(done); !runs.isEmpty(); runs = trial.next(done)) {
            rounds++;
            runs.forEach(run -> done.put(
                    run, 0.5 + 0.1 * Math.sin(31.0 * run.seed() * run.arm().id().length())));
        }

        assertThat(rounds).as("arms that an analysis can settle go first").isLessThanOrEqualTo(6);
        assertThat(done.size()).isLessThanOrEqualTo(trial.mostRuns());
        assertThat(trial.judgements(done).values()).allMatch(Judgement::settled);
    }

    @Test
    void thePlaceboDiffersByItsSeedAlone() {
        Recipe placebo = trial.recipe(new Trial.Run(Arm.PLACEBO, 3));
        Recipe control = trial.recipe(new Trial.Run(Arm.CONTROL, 3));

        assertThat(control).isEqualTo(recipe().withSeed(3));
        assertThat(placebo.seed()).isNotEqualTo(control.seed());
        assertThat(placebo.withSeed(3)).isEqualTo(control);
    }

    @Test
    void anArmKeepsTheSeedOfItsControl() {
        assertThat(trial.recipe(new Trial.Run(FASTER, 5)).seed()).isEqualTo(5);
        assertThat(trial.recipe(new Trial.Run(FASTER, 5)).training().learningRate())
                .isEqualTo(0.1);
    }

    @Test
    void armsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Trial(recipe(), List.of(FASTER, FASTER), trial.seeds(), trial.rule()))
                .hasMessageContaining("faster");
    }

    private void run(Map<Trial.Run, Double> done, Map<Arm, Double> metrics) {
        metrics.forEach((arm, metric) -> LongStream.rangeClosed(1, 3)
                .forEach(seed -> done.put(new Trial.Run(arm, seed), metric + 0.001 * seed)));
    }

    private static Recipe recipe() {
        Data data = new Data(
                new Source.Reef(0, List.of(), Conditions.NONE, Conditions.NONE, Map.of(), Map.of()),
                32,
                Data.Color.RGB,
                new Split.Given(),
                Data.Normalization.CHANNEL);
        Model model = new Model(
                new Init.HeNormal(), List.of(new Layer.GlobalAveragePool(""), new Layer.Dense("", null, true, null)));
        return new Recipe(data, model, TreeReader.read(Tree.Mapping.of(Map.of()), Training.class, "test"), 0, 1);
    }
}
