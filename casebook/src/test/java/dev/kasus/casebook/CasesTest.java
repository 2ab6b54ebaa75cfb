package dev.kasus.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.message.BadInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All five cases: what they plan fits together, and their claims follow their runs. */
class CasesTest {
    private static final int CLASSES = 6;

    static List<Integer> numbers() {
        return Cases.numbers();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyArmFitsItsImagesAndNoTwoAreTheSameTraining(int number) {
        Case planned = Cases.of(number);
        planned.arms().values().forEach(arm -> {
            assertThat(arm.name()).matches("[a-z0-9.-]+");
            assertThat(arm.recipe().shapes(CLASSES)).as(arm.name()).isNotNull();
            if (arm.weightsOf() != null) {
                assertThat(planned.arms()).containsKey(arm.weightsOf());
            }
        });
        assertThat(planned.arms().values().stream()
                        .map(arm -> arm.recipe() + " from " + arm.weightsOf())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whatACaseSpeaksOfIsTrained(int number) {
        Case planned = Cases.of(number);
        Set<String> arms = planned.arms().keySet();
        assertThat(planned.variants()).isNotEmpty().allSatisfy(variant -> {
            assertThat(arms).contains(variant.arm(), variant.healthy());
            assertThat(variant.causes()).isNotEmpty().allSatisfy(Rules::of);
        });
        assertThat(planned.claims())
                .flatExtracting(Claim::comparisons)
                .allSatisfy(comparison -> assertThat(arms).contains(comparison.arm(), comparison.control()));
        assertThat(planned.sweeps())
                .allSatisfy(sweep -> assertThat(arms).containsAll(sweep.arms().values()));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyClaimIsJudgedByItsRunsAndNotOnceForAll(int number) {
        Case planned = Cases.of(number);
        CaseRuns runs = number == 4
                ? PretendedRuns.withAuc(planned, arm -> 0.9)
                : PretendedRuns.withAccuracy(planned, arm -> 0.9);
        List<ClaimResult> results =
                planned.claims().stream().map(claim -> claim.judge(runs)).toList();
        assertThat(results)
                .extracting(ClaimResult::id)
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(id -> id.startsWith("K" + number));
        assertThat(results).allSatisfy(result -> {
            assertThat(result.finding()).endsWith(".").doesNotContain("..");
            assertThat(result.open())
                    .as("arms that differ by nothing are settled")
                    .isEmpty();
        });
    }

    private static Status status(int number, String claim, Set<String> good) {
        Case planned = Cases.of(number);
        CaseRuns runs = PretendedRuns.withAccuracy(planned, arm -> good.contains(arm) ? 0.9 : 0.3);
        return planned.claims().stream()
                .filter(it -> it.id().equals(claim))
                .findFirst()
                .orElseThrow()
                .judge(runs)
                .status();
    }

    @Test
    void aNormThatHarmsInOnePlaceOnlyDependsOnThePlace() {
        assertThat(status(1, "K1.4", Set.of())).isEqualTo(Status.REFUTED);
        assertThat(status(1, "K1.4", Set.of("healthy"))).isEqualTo(Status.SUPPORTED);
        assertThat(status(1, "K1.4", Set.of("healthy", "usual-batch-norm-behind-3")))
                .isEqualTo(Status.DEPENDS);
    }

    @Test
    void eachMechanismOfANormIsJudgedByItsOwnControl() {
        assertThat(status(1, "K1.4c", Set.of("dropouts"))).isEqualTo(Status.SUPPORTED);
        assertThat(status(1, "K1.4c", Set.of())).isEqualTo(Status.REFUTED);
        assertThat(status(1, "K1.4d", Set.of("re-estimated-statistics", "usual-batch-norm-behind-6")))
                .isEqualTo(Status.SUPPORTED);
        assertThat(status(1, "K1.4e", Set.of("healthy"))).isEqualTo(Status.REFUTED);
    }

    @Test
    void aCycleIsNotCreditedWithWhatItsHighestRateDoes() {
        assertThat(status(2, "K2.4", Set.of("stuck-triangular"))).isEqualTo(Status.SUPPORTED);
        assertThat(status(2, "K2.4", Set.of("stuck-triangular", "stuck-constant-1e-3")))
                .isEqualTo(Status.DEPENDS);
        assertThat(status(2, "K2.4", Set.of())).isEqualTo(Status.REFUTED);
    }

    @Test
    void aCauseOfAnUnlearnedClassIsSupportedIfItMakesOneAndRefutedIfItDoesNot() {
        Case planned = Cases.of(4);
        Map<String, Double> auc = Map.of("rare", 0.55, "coarse-stem", 0.55, "overlap", 0.9, "poor-images", 0.75);
        CaseRuns runs = PretendedRuns.withAuc(planned, arm -> auc.getOrDefault(arm, 0.9));
        assertThat(planned.claims().stream().map(claim -> claim.judge(runs)))
                .filteredOn(result -> Set.of("K4.1", "K4.2", "K4.4", "K4.6").contains(result.id()))
                .extracting(ClaimResult::status)
                .containsExactly(Status.SUPPORTED, Status.REFUTED, Status.DEPENDS, Status.SUPPORTED);
    }

    @Test
    void thatWeightsDoNotHelpIsSupportedOrRefutedByTheWeightedArms() {
        Case planned = Cases.of(4);
        Claim weights = planned.claims().get(0);
        Set<String> stuck = Set.of("rare", "overlap", "flipped");
        Set<String> weighted = Set.of("rare-weighted", "overlap-weighted", "flipped-weighted");
        assertThat(weights.judge(PretendedRuns.withAuc(
                                planned, arm -> stuck.contains(arm) || weighted.contains(arm) ? 0.55 : 0.9))
                        .status())
                .isEqualTo(Status.SUPPORTED);
        assertThat(weights.judge(PretendedRuns.withAuc(planned, arm -> stuck.contains(arm) ? 0.55 : 0.9))
                        .status())
                .isEqualTo(Status.REFUTED);
    }

    @Test
    void aDesignMistakeIsJudgedByEachCure() {
        assertThat(status(5, "K5.3", Set.of("pooling", "no-regularization"))).isEqualTo(Status.SUPPORTED);
        assertThat(status(5, "K5.3", Set.of("pooling"))).isEqualTo(Status.DEPENDS);
        assertThat(status(5, "K5.3", Set.of())).isEqualTo(Status.REFUTED);
    }

    @Test
    void aRecipeThatIsNoneOfTheCaseIsRefusedInWords() {
        assertThatThrownBy(() -> Cases.of(1, Cases.healthy(3)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("3 convolutions");
        for (int number : Cases.numbers()) {
            for (int other : Cases.numbers()) {
                try {
                    assertThat(Cases.of(number, Cases.healthy(other)).arms()).isNotEmpty();
                } catch (BadInput refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    void aCaseThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Cases.of(6))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no case \"6\"");
    }
}
