package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditFileTest {
    private static final String TEXT = """
            - set: {path: training.learning-rate, value: 2.0}
            - set: {path: training.clip-norm, value: null}
            - replace: {where: {kind: relu}, layer: {leaky-relu: {slope: 0.1}}}
            - insert-after: {where: {name: conv1}, layer: batch-norm}
            - insert-before: {where: {kind: dense}, layer: {conv: {filters: 8, padding: {pixels: 2}, init: {normal: {std: 0.1}}}}}
            - remove: {name: batch-norm1}
            - move-after: {name: relu1, target: max-pool1}
            """;

    private static final Edit EDITS = new Edit.All(List.of(
            new Edit.Set("training.learning-rate", new Tree.Scalar(2.0, "2.0", 0)),
            new Edit.Set("training.clip-norm", Tree.scalar(null)),
            new Edit.Replace(new Selector.Kind("relu"), new Layer.LeakyRelu("", 0.1)),
            new Edit.InsertAfter(new Selector.Name("conv1"), new Layer.BatchNorm("", 0.1, 1e-5)),
            new Edit.InsertBefore(
                    new Selector.Kind("dense"),
                    new Layer.Conv("", 8, 3, 1, new Padding.Pixels(2), 1, 1, true, new Init.Normal(0.1))),
            new Edit.Remove(new Selector.Name("batch-norm1")),
            new Edit.MoveAfter("relu1", "max-pool1")));

    @TempDir
    Path folder;

    @Test
    void everyKindOfEditReadsAsItIsWritten() throws IOException {
        assertThat(EditFile.read(Files.writeString(folder.resolve("e.yaml"), TEXT)))
                .isEqualTo(EDITS);
        assertThat(EditFile.text(EDITS)).isEqualTo(TEXT);
    }

    @Test
    void aSingleEditNeedsNoList() {
        assertThat(EditFile.parse("remove: {kind: norm}\n", "e")).isEqualTo(new Edit.Remove(new Selector.Kind("norm")));
        assertThat(EditFile.parse("[]", "e")).isEqualTo(new Edit.All(List.of()));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> EditFile.parse(text, "e.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    @Test
    void whatIsWrongIsRefusedWithLineValueAndNearest() {
        refused("", "e.yaml is empty\nWrite a list of edits; [] changes nothing.");
        refused(
                "\n- sett: {path: seed, value: 1}\n",
                "e.yaml, line 2: edit has no kind \"sett\"\nDid you mean \"set\"? "
                        + "Legal here: all, insert-after, insert-before, move-after, remove, replace, set.");
        refused(
                "- set: {pth: seed, value: 1}\n",
                "e.yaml, line 1: unknown key \"pth\" in set\nDid you mean \"path\"? Legal here: path, value.");
        refused("- set: {path: seed}\n", "e.yaml, line 1: set.value is missing\nIt has no default: give it a value.");
        refused(
                "- remove:\n    kynd: relu\n",
                "e.yaml, line 2: remove has no kind \"kynd\"\nDid you mean \"kind\"? Legal here: kind, name.");
        refused(
                "- remove: {kind: rellu}\n",
                "e.yaml, line 1: remove.kind: there is no kind of layer \"rellu\"\nDid you mean \"relu\"? Legal here: "
                        + "activation, average-pool, batch-norm, conv, dense, dropout, elu, flatten, gelu, "
                        + "global-average-pool, group-norm, instance-norm, layer-norm, leaky-relu, max-pool, norm, prelu, "
                        + "relu, residual, selu, sigmoid, spatial-dropout, tanh, thresholded-relu, weighted.");
        refused(
                "- replace: {where: relu1, layer: selu}\n",
                "e.yaml, line 1: replace.where has no kind \"relu1\"\nLegal here: kind, name.");
        refused(
                "- replace: {where: {name: [a]}, layer: selu}\n",
                "e.yaml, line 1: replace.where.name is a list, not a text\n"
                        + "Write a text, in quotes if it has a colon or begins with a bracket.");
        refused(
                "- insert-after: {where: {name: a}, layer: {dropout: {rate: 1}}}\n",
                "e.yaml, line 1: insert-after.layer.dropout.rate is 1, out of range\nIt must be at least 0 and less than 1.");
        refused(
                "just text\n",
                "e.yaml, line 1: edit has no kind \"just text\"\n"
                        + "Legal here: all, insert-after, insert-before, move-after, remove, replace, set.");
    }

    @Test
    void aFileOfFaultsMakesAPresetSick() {
        Edit faults = EditFile.parse("""
                - set:
                    path: model.layers
                    value: [{conv: {filters: 12}}, sigmoid, global-average-pool, dense]
                - set: {path: training.schedule.cosine.minimum, value: 1e-6}
                """, "faults.yaml");
        assertThat(faults.diff(Presets.read("lenet")))
                .contains("+ training.schedule.cosine.minimum: 1e-6", "+ model.layers.sigmoid1: sigmoid");
    }
}
