package dev.kasus.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.RunPool;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseTest {
    private static final int CLASSES = 6;

    @TempDir
    private Path folder;

    static List<Integer> numbers() {
        return Cases.numbers();
    }

    private static Case of(int number) {
        return Cases.of(number);
    }

    /** Runs in which given arms validate and fit at 0.9 and all others at 0.3, with a little noise. */
    private static CaseRuns runs(Case planned, Set<String> good) {
        Map<String, List<Recording>> byArm = new LinkedHashMap<>();
        planned.arms().forEach((arm, recipe) -> {
            List<Recording> runs = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                runs.add(run(recipe, (good.contains(arm) ? 0.9 : 0.3) + 0.002 * seed));
            }
            byArm.put(arm, runs);
        });
        return new CaseRuns(List.of(0L, 1L, 2L, 3L, 4L), byArm, planned.arms().size());
    }

    private static Recording run(Recipe recipe, double accuracy) {
        Recording.Builder builder = new Recording.Builder()
                .recipe(recipe)
                .provenance(new Provenance(
                        "test",
                        "none",
                        "",
                        1,
                        "standard",
                        IntStream.range(0, CLASSES).mapToObj(i -> "fish" + i).toList(),
                        Collections.nCopies(CLASSES, 20),
                        Collections.nCopies(CLASSES, 40),
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        Map.of()));
        for (int epoch = 1; epoch <= 5; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), epoch, epoch);
            builder.scalar(Signals.STEP_LOSS.tag(), epoch, 1);
            builder.scalar(Signals.TRAIN_LOSS.tag(), epoch, 1);
            builder.scalar(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.TRAIN_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.VALIDATION_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.LEARNING_RATE.tag(), epoch, 0.1);
            recipe.model().allLayers().forEach(layer -> {
                builder.scalar(Signals.DEAD_FRACTION.of(layer.name()), 1, 0);
                builder.scalar(Signals.WEIGHT_GRADIENT.of(layer.name()), 1, 1);
                builder.scalar(Signals.ACTIVATION_GRADIENT.of(layer.name()), 1, 1);
                builder.scalar(Signals.UPDATE_RATIO.of(layer.name()), 1, 0.001);
                builder.scalar(Signals.WEIGHT_NORM.of(layer.name()), 1, 1);
            });
        }
        return builder.build();
    }

    /** Runs of case 4 in which the not learnt species ends at these AUCs by arm, all others at 0.95. */
    private static CaseRuns classRuns(Map<String, Double> auc, double usual) {
        Case fourth = of(4);
        Map<String, List<Recording>> byArm = new LinkedHashMap<>();
        fourth.arms().forEach((arm, recipe) -> {
            List<String> species = ((Source.Reef) recipe.data().source()).species();
            List<Recording> runs = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                Recording.Builder builder = new Recording.Builder()
                        .recipe(recipe)
                        .provenance(new Provenance(
                                "test",
                                "none",
                                "",
                                1,
                                "standard",
                                species,
                                Collections.nCopies(species.size(), 20),
                                Collections.nCopies(species.size(), 400),
                                List.of(),
                                List.of(),
                                List.of(),
                                "",
                                Map.of()));
                builder.scalar(Signals.STEP_LOSS.tag(), 1, 1);
                for (String name : species) {
                    boolean unlearned = name.equals(species.get(0));
                    builder.scalar(
                            Signals.CLASS_AUC.of(name),
                            1,
                            (unlearned ? auc.getOrDefault(arm, usual) : 0.95) + 0.002 * seed);
                    builder.scalar(Signals.CLASS_OTHER_CLASSES_AUC.of(name), 1, 0.95);
                }
                runs.add(builder.build());
            }
            byArm.put(arm, runs);
        });
        return new CaseRuns(List.of(0L, 1L, 2L, 3L, 4L), byArm, fourth.arms().size());
    }

    @Test
    void aCauseOfAnUnlearnedClassIsSupportedIfItMakesOneAndRefutedIfItDoesNot() {
        Map<String, Double> unlearned = Map.of("rare", 0.55, "coarse-stem", 0.55, "overlap", 0.9, "poor-images", 0.75);
        List<ClaimResult> claims = of(4).claims(classRuns(unlearned, 0.9));
        Map<String, Status> status = new LinkedHashMap<>();
        claims.forEach(claim -> status.put(claim.id(), claim.status()));
        assertThat(status)
                .containsEntry("K4.1", Status.SUPPORTED)
                .containsEntry("K4.6", Status.SUPPORTED)
                .containsEntry("K4.2", Status.REFUTED)
                .containsEntry("K4.4", Status.DEPENDS);
    }

    @Test
    void thatWeightsDoNotHelpIsSupportedOrRefutedByTheWeightedArms() {
        Map<String, Double> useless = Map.of(
                "rare",
                0.55,
                "overlap",
                0.55,
                "flipped",
                0.55,
                "rare-weighted",
                0.55,
                "overlap-weighted",
                0.55,
                "flipped-weighted",
                0.55);
        assertThat(of(4).claims(classRuns(useless, 0.9)).get(0).status()).isEqualTo(Status.SUPPORTED);
        Map<String, Double> useful = Map.of("rare", 0.55, "overlap", 0.55, "flipped", 0.55);
        assertThat(of(4).claims(classRuns(useful, 0.9)).get(0).status()).isEqualTo(Status.REFUTED);
        assertThat(of(4).claims(classRuns(useful, 0.9)).get(0).finding()).contains("+35.0 points");
    }

    private static Status status(Case planned, Set<String> good, String claim) {
        return planned.claims(runs(planned, good)).stream()
                .filter(result -> result.id().equals(claim))
                .map(ClaimResult::status)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyArmFitsItsImagesAndEveryFaultIsOneOfACauseThatHasARule(int number) {
        Case planned = of(number);
        assertThat(planned.arms())
                .containsKeys(planned.healthy().toArray(String[]::new))
                .containsKeys(planned.probed().toArray(String[]::new))
                .containsKeys(planned.sick().keySet().toArray(String[]::new));
        planned.arms().forEach((arm, recipe) -> {
            assertThat(arm).matches("[a-z0-9.-]+");
            assertThat(recipe.shapes(CLASSES)).as(arm).isNotNull();
        });
        assertThat(new ArrayList<>(planned.arms().values()))
                .as("no two arms are one recipe")
                .doesNotHaveDuplicates();
        planned.sick().values().forEach(causes -> assertThat(causes).allSatisfy(Rules::of));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyClaimIsJudgedByItsRunsAndNotOnceForAll(int number) {
        Case planned = of(number);
        List<ClaimResult> none = planned.claims(runs(planned, Set.of()));
        List<ClaimResult> all = planned.claims(runs(planned, planned.arms().keySet()));
        assertThat(none)
                .extracting(ClaimResult::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("K" + number));
        assertThat(none).allSatisfy(result -> assertThat(result.finding()).endsWith("."));
        assertThat(all)
                .extracting(ClaimResult::id)
                .isEqualTo(none.stream().map(ClaimResult::id).toList());
    }

    @Test
    void cureClaimsFollowTheirArms() {
        Case third = of(3);
        Set<String> cures = Set.of("leaky-relu-0.1", "prelu", "he-uniform", "elu");
        assertThat(status(third, cures, "K3.3")).isEqualTo(Status.SUPPORTED);
        assertThat(status(third, Set.of("elu"), "K3.3")).isEqualTo(Status.DEPENDS);
        assertThat(status(third, Set.of(), "K3.3")).isEqualTo(Status.REFUTED);
        Case fifth = of(5);
        assertThat(status(fifth, Set.of("pooling"), "K5.3")).isEqualTo(Status.SUPPORTED);
        assertThat(status(fifth, Set.of(), "K5.3")).isEqualTo(Status.REFUTED);
        assertThat(status(fifth, Set.of("pooled-half", "pooled"), "K5.1")).isEqualTo(Status.SUPPORTED);
        assertThat(status(fifth, Set.of("pooled", "pooled-wide"), "K5.1")).isEqualTo(Status.DEPENDS);
        assertThat(status(fifth, Set.of(), "K5.1")).isEqualTo(Status.REFUTED);
    }

    @Test
    void placeAndStatisticsOfABatchNormAreDistinguishedByItsMomentum() {
        Case first = of(1);
        assertThat(status(first, Set.of("healthy", "usual-momentum"), "K1.4")).isEqualTo(Status.DEPENDS);
        assertThat(status(first, Set.of(), "K1.4")).isEqualTo(Status.REFUTED);
        assertThat(first.claims(runs(first, Set.of("healthy", "usual-momentum")))
                        .get(3)
                        .finding())
                .contains("it is the statistics (b)");
        assertThat(first.claims(runs(first, Set.of("healthy"))).get(3).finding())
                .contains("the place (a) does harm");
    }

    @Test
    void aCycleIsNotCreditedWithWhatItsHighestRateDoes() {
        Case second = of(2);
        assertThat(status(second, Set.of("triangular-1e-5-1e-3"), "K2.4")).isEqualTo(Status.SUPPORTED);
        assertThat(status(second, Set.of("triangular-1e-5-1e-3", "constant-1e-3"), "K2.4"))
                .isEqualTo(Status.DEPENDS);
        assertThat(status(second, Set.of(), "K2.4")).isEqualTo(Status.REFUTED);
    }

    @Test
    void theRunnerTrainsEveryArmUnderEverySeedOnce() {
        AtomicInteger begun = new AtomicInteger();
        Engine engine = (recipe, probes, from, observer) -> {
            begun.incrementAndGet();
            observer.begins(run(recipe, 0.5).provenance().orElseThrow(), 0);
            return observer.stopRequested() ? State.INTERRUPTED : State.FINISHED;
        };
        Case planned = of(3);
        CaseRunner runner = new CaseRunner(new RunPool(engine, folder, ProbePreset.NONE, 2));
        assertThat(runner.run(planned, List.of(0L, 1L), progress -> {}, () -> true))
                .isEmpty();
        CaseRuns runs = runner.run(planned, List.of(0L, 1L), progress -> {}, () -> false)
                .orElseThrow();
        assertThat(begun).hasValue(2 * planned.arms().size());
        assertThat(runs.byArm()).hasSameSizeAs(planned.arms());
        runner.run(planned, List.of(0L, 1L), progress -> {}, () -> false);
        assertThat(begun).hasValue(2 * planned.arms().size());
    }

    @Test
    void aCaseThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> of(6)).isInstanceOf(BadInput.class).hasMessageContaining("there is no case \"6\"");
    }
}
