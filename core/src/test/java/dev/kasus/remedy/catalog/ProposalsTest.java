package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

    @ParameterizedTest
    @CsvSource({
        "vanishing-gradient, sigmoids, relu",
        "dying-relu, lenet, leaky-relu",
        "learning-rate-too-low, sigmoids, higher-learning-rate",
        "momentum-too-high, resnet, lower-momentum",
        "inputs-not-normalized, sigmoids, input-normalization",
        "initialization-scale, sigmoids, he-initialization",
        "symmetric-initialization, depthwise, he-initialization",
        "batch-norm-placement, norm behind activation, batch-norm-before-activation",
        "batch-norm-stale-statistics, dropout before norm, batch-norm-momentum",
        "batch-norm-small-batch, vgg, larger-batch",
        "dropout-variance-shift, dropout before norm, dropout-before-head",
        "'oversized-dense-head', 'no pooling, dense head', global-average-pooling",
        "'missing-pooling', 'no pooling, dense head', pooling-between-blocks",
        "missing-regularization, lenet, augmentation",
        "insufficient-capacity, plain, wider",
        "excess-capacity, vgg, narrower",
    })
    void theBestSuitedComesFirst(String cause, String net, String remedy) {
        List<Treatment> proposals =
                Remedies.proposals(Nets.all().get(net), new Diagnosis(List.of(Nets.finding(cause))));
        assertThat(proposals.get(0).remedy().id()).isEqualTo(remedy);
    }

    @Test
    void whatIsOnTrialComesLast() {
        assertThat(ids(Nets.lenet(), Nets.finding("dying-relu"))).endsWith("thresholded-relu");
        assertThat(ids(Nets.lenet(), Nets.finding("overfitting-gap"))).endsWith("keras-decay");
    }

    @Test
    void severalFindingsTakeTurnsAndNoRemedyComesTwice() {
        Finding dying = Nets.finding("dying-relu");
        Finding gap = Nets.finding("overfitting-gap");
        List<String> first = ids(Nets.lenet(), dying);
        List<String> second = ids(Nets.lenet(), gap);
        List<String> both = ids(Nets.lenet(), dying, gap);
        assertThat(both).startsWith(first.get(0), first.get(1), second.get(0), first.get(2), second.get(1));
        assertThat(both).doesNotHaveDuplicates().hasSize(first.size() + second.size());
    }

    @Test
    void aRemedyForTwoFindingsIsGivenOnceAtItsBetterPlace() {
        List<String> ids = ids(Nets.lenet(), Nets.finding("non-finite"), Nets.finding("exploding-gradient"));
        assertThat(ids).containsOnlyOnce("lower-learning-rate").doesNotHaveDuplicates();
        assertThat(ids.subList(0, 2)).containsExactly("lower-learning-rate", "gradient-clipping-norm");
    }

    @Test
    void noTwoTreatmentsLeadToTheSameRecipe() {
        for (Recipe recipe : Nets.all().values()) {
            Diagnosis sick =
                    new Diagnosis(Nets.CAUSES.stream().map(Nets::finding).toList());
            List<Treatment> proposals = Remedies.proposals(recipe, sick, Remedies.all(1e-4, 1e-2));
            assertThat(proposals.stream().map(treatment -> recipe.with(treatment.edit())))
                    .doesNotHaveDuplicates()
                    .doesNotContain(recipe);
        }
    }

    @Test
    void aMeasuredRateComesBeforeAGuess() {
        Recipe sick = Nets.sigmoids();
        List<Treatment> proposals =
                Remedies.proposals(sick, Nets.finding("learning-rate-too-low"), Remedies.all(0.01, 1));
        assertThat(proposals.get(0).remedy().id()).isEqualTo("learning-rate-from-range-test");
        assertThat(sick.with(proposals.get(0).edit()).training().learningRate()).isEqualTo(0.1);
    }

    @Test
    void whatIsAbsentUnknownOrOfNoKnownCauseIsNotTreated() {
        Finding absent =
                new Finding("dying-relu", "", new Opinion.Absent("none", List.of()), EvidenceLevel.OBSERVED, 0);
        Finding unknown =
                new Finding("plateau", "", new Opinion.Unknown("losses", "record them"), EvidenceLevel.OBSERVED, 0);
        assertThat(ids(Nets.lenet(), absent, unknown, Nets.finding("of-another-world")))
                .isEmpty();
    }

    private static List<String> ids(Recipe recipe, Finding... findings) {
        return Remedies.proposals(recipe, new Diagnosis(List.of(findings))).stream()
                .map(treatment -> treatment.remedy().id())
                .toList();
    }
}
