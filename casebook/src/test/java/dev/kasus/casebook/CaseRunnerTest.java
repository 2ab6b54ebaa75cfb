package dev.kasus.casebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.casebook.catalog.Cases;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.RunPool;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.trial.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained, how often, and when more is. */
class CaseRunnerTest {
    private static final Recipe RECIPE = Cases.healthy(3);

    @TempDir
    private Path folder;

    private static Case planned(CaseArm... arms) {
        Claim claim =
                CureClaim.of("K3.9", "It cures.", Metric.VALIDATION_ACCURACY, Case.HEALTHY, List.of(arms[0].name()));
        Part part = new Part() {
            @Override
            public List<CaseArm> arms() {
                return List.of(arms);
            }

            @Override
            public List<Claim> claims() {
                return List.of(claim);
            }
        };
        return new Case(3, "A case", RECIPE, List.of(part));
    }

    private static CaseArm arm(String name) {
        return CaseArm.of(name, RecipeEdits.set(RECIPE, "training.epochs", (long) name.length()));
    }

    @Test
    void everyArmIsTrainedUnderEachOfItsSeedsOnce() {
        List<Long> trained = Collections.synchronizedList(new ArrayList<>());
        Engine engine = (recipe, probes, from, observer) -> {
            trained.add(recipe.seed());
            observer.begins(PretendedRuns.run(recipe, 0.5).provenance().orElseThrow(), 0);
            return observer.stopRequested() ? State.INTERRUPTED : State.FINISHED;
        };
        Case planned = planned(arm("one"));
        CaseRunner runner = new CaseRunner(new RunPool(engine, folder, ProbePreset.NONE, 2), 7);
        Map<String, Integer> pairs = Map.of(Case.HEALTHY, 2, "one", 3);
        assertThat(runner.run(planned, pairs, progress -> {}, () -> true)).isEmpty();
        trained.clear();
        Map<String, Map<Long, Recording>> runs =
                runner.run(planned, pairs, progress -> {}, () -> false).orElseThrow();
        assertThat(trained).containsExactlyInAnyOrder(7L, 8L, 7L, 8L, 9L);
        assertThat(runs.get("one")).containsOnlyKeys(7L, 8L, 9L);
        runner.run(planned, pairs, progress -> {}, () -> false);
        assertThat(trained).as("what is trained is kept").hasSize(5);
    }

    @Test
    void anArmMayBeginWithTheWeightsOfAnother() {
        List<Optional<Checkpoint>> beginnings = Collections.synchronizedList(new ArrayList<>());
        Checkpoint end = new Checkpoint(3, 12, Map.of(Checkpoint.COMPLETE, "true"), Map.of());
        Engine engine = (recipe, probes, from, observer) -> {
            beginnings.add(Optional.ofNullable(from));
            observer.begins(PretendedRuns.run(recipe, 0.5).provenance().orElseThrow(), 0);
            observer.checkpoint(end, true);
            return State.FINISHED;
        };
        Case planned = planned(arm("later").startingFrom("first"), arm("first"));
        CaseRunner runner = new CaseRunner(new RunPool(engine, folder, ProbePreset.NONE, 1), 0);
        Map<String, Integer> pairs = Map.of(Case.HEALTHY, 1, "first", 1, "later", 1);
        assertThat(runner.run(planned, pairs, progress -> {}, () -> false)).isPresent();
        assertThat(beginnings).hasSize(3);
        assertThat(beginnings.subList(0, 2)).containsOnly(Optional.empty());
        assertThat(beginnings.get(2)).isPresent();
    }

    @Test
    void moreSeedsGoWhereAVerdictIsOpen() {
        Case planned = planned(arm("one").startingFrom("first"), arm("first"), arm("other-arm"));
        NextPairs next = new NextPairs(planned, List.of(3, 7));
        Map<String, Integer> first = next.first();
        assertThat(first.values()).containsOnly(3);
        Map<String, Map<Long, Recording>> open = Map.of(
                Case.HEALTHY,
                three(0.5, 0.6, 0.4),
                "one",
                three(0.8, 0.5, 0.6),
                "first",
                three(0.5, 0.5, 0.5),
                "other-arm",
                three(0.5, 0.5, 0.5));
        Map<String, Integer> more = next.after(first, CaseRuns.of(planned, open, List.of(3, 7)));
        assertThat(more)
                .containsEntry("one", 7)
                .containsEntry(Case.HEALTHY, 7)
                .containsEntry("first", 7)
                .containsEntry("other-arm", 3);
        Map<String, Map<Long, Recording>> settled = Map.of(
                Case.HEALTHY,
                three(0.5, 0.501, 0.502),
                "one",
                three(0.9, 0.901, 0.902),
                "first",
                three(0.5, 0.5, 0.5),
                "other-arm",
                three(0.5, 0.5, 0.5));
        assertThat(next.after(first, CaseRuns.of(planned, settled, List.of(3, 7))))
                .isEqualTo(first);
    }

    private static Map<Long, Recording> three(double... accuracies) {
        return Map.of(
                0L, PretendedRuns.run(RECIPE, accuracies[0]),
                1L, PretendedRuns.run(RECIPE, accuracies[1]),
                2L, PretendedRuns.run(RECIPE, accuracies[2]));
    }
}
