package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BriefDiffTest {
    @Test
    void aLayerThatStandsElsewhereHasMoved() {
        assertThat(BriefDiff.of(List.of("- model.layers.pool1: max-pool", "+ model.layers.pool1: max-pool")))
                .containsExactly("~ model.layers.pool1: moved");
    }

    @Test
    void layersThatChangeAlikeStandOnOneLine() {
        assertThat(BriefDiff.of(List.of(
                        "- model.layers.act1: sigmoid",
                        "+ model.layers.act1: relu",
                        "- model.layers.act2: sigmoid",
                        "+ model.layers.act2: relu",
                        "+ model.layers.norm1: batch-norm")))
                .containsExactly("~ sigmoid -> relu at model.layers.act1, act2", "+ model.layers.norm1: batch-norm");
    }

    @Test
    void aLayerThatComesWhereOneWentReplacesIt() {
        assertThat(BriefDiff.of(List.of(
                        "- model.layers.sigmoid1: sigmoid",
                        "+ model.layers.relu1: relu",
                        "- model.layers.sigmoid2: sigmoid",
                        "+ model.layers.relu2: relu")))
                .containsExactly("~ sigmoid -> relu at model.layers.sigmoid1, sigmoid2");
        assertThat(BriefDiff.of(List.of("- training.l1: 0.1", "+ training.l2: 0.1")))
                .containsExactly("- training.l1: 0.1", "+ training.l2: 0.1");
    }

    @Test
    void aKeyKeepsItsWholeName() {
        assertThat(BriefDiff.of(List.of(
                        "- training.learning-rate: 0.3", "+ training.learning-rate: 0.03", "- training.l2: 0.1")))
                .containsExactly("~ training.learning-rate: 0.3 -> 0.03", "- training.l2: 0.1");
        assertThat(BriefDiff.of(List.of("- seed: 1", "+ seed: 2"))).containsExactly("~ seed: 1 -> 2");
    }

    @Test
    void manyNamesAreCounted() {
        assertThat(BriefDiff.of(List.of(
                        "+ model.layers.n1: elu",
                        "+ model.layers.n2: elu",
                        "+ model.layers.n3: elu",
                        "+ model.layers.n4: elu",
                        "+ model.layers.n5: elu")))
                .containsExactly("+ elu at model.layers.n1, n2, n3 and 2 more");
    }

    @Test
    void whatIsNoLineOfADifferenceStays() {
        assertThat(BriefDiff.of(List.of("as it is"))).containsExactly("as it is");
    }
}
