package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecipeFileTest {
    private static final String PLAIN = Presets.text("plain");

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("r.yaml"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> RecipeFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    private void refused(String text, String message) throws IOException {
        refused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    @Test
    void lineEndsAndByteOrderMarksDoNotMatter() throws IOException {
        Recipe plain = RecipeFile.read(file(PLAIN));
        assertThat(RecipeFile.read(file(PLAIN.replace("\n", "\r\n")))).isEqualTo(plain);
        assertThat(RecipeFile.read(file("\uFEFF" + PLAIN))).isEqualTo(plain);
        assertThat(RecipeFile.read(file("---\n" + PLAIN))).isEqualTo(plain);
    }

    @Test
    void anchorsMayBeUsedAgain() {
        Recipe recipe = RecipeFile.parse(
                "data: {source: reef}\nmodel:\n  layers:\n    - &c {conv: {filters: 8}}\n    - *c\n    - global-average-pool\n    - dense\n",
                "r.yaml");
        assertThat(recipe.model().layers()).hasSize(4);
    }

    @Test
    void aMisspeltKeyIsRefusedWithLineAndNearest() throws IOException {
        refused(
                PLAIN.replace("batch-size", "batch_size"),
                "FILE, line 22: unknown key \"batch_size\" in training\nDid you mean \"batch-size\"? Legal here: epochs, steps, "
                        + "batch-size, learning-rate, optimizer, schedule, warm-up-steps, l1, l2, clip-norm, clip-value, loss, "
                        + "sampling, augmentation, early-stopping, reestimate-statistics, "
                        + "freeze-statistics-after, recycle-dead-units.");
    }

    @Test
    void aWrongTypeOrRangeIsRefusedWithLineAndValue() throws IOException {
        refused(
                PLAIN.replace("epochs: 12", "epochs: \"12\""),
                "FILE, line 21: training.epochs is \"12\", not a whole number\n"
                        + "Write a whole number, without point, exponent or quotes.");
        refused(
                PLAIN.replace("0.003", "1e999"),
                "FILE, line 23: training.learning-rate is 1e999, out of range\nIt must be at least 0.");
        refused(
                PLAIN.replace("0.003", ".nan"),
                "FILE, line 23: training.learning-rate is .nan, out of range\nIt must be at least 0.");
        refused(
                PLAIN + "seed: 99999999999999999999\n",
                "FILE, line 25: seed is \"99999999999999999999\", not a whole number\n"
                        + "Write a whole number, without point, exponent or quotes.");
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws IOException {
        refused(
                PLAIN + "model: {layers: []}\n",
                "FILE, line 25: key \"model\" is set twice, first in line 5\nRemove one.");
    }

    @Test
    void aTabIsRefused() throws IOException {
        refused(
                PLAIN.replace("  epochs", "\tepochs"),
                "FILE, line 21: a tab is used for indentation\nIndent with spaces.");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() throws IOException {
        Path file = file(PLAIN.replace("{filters: 16}", "{filters: 16"));
        assertThatThrownBy(() -> RecipeFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageEndingWith("Check the YAML there and in the line above.");
    }

    @Test
    void emptyFilesAreRefused() throws IOException {
        String message = "FILE is empty\nA recipe needs at least data and model.";
        refused("", message);
        refused("\n\n", message);
        refused("# nothing but a comment\n", message);
        refused("---\n", message);
        refused("\uFEFF", message);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        refused(
                new byte[] {(byte) 0xff, (byte) 0xfe, 'd', 0},
                "FILE is not a text in UTF-8\nCheck that this is the right file.");
        refused(
                "gr\u00fcn: 1\n".getBytes(StandardCharsets.ISO_8859_1),
                "FILE is not a text in UTF-8\nCheck that this is the right file.");
        refused(new byte[200], "FILE: character U+0000 is not text\nCheck that this is the right file.");
        refused("\u0089PNG", "FILE: character U+0089 is not text\nCheck that this is the right file.");
    }

    @Test
    void aSecondDocumentIsRefused() throws IOException {
        refused(
                PLAIN + "---\nseed: 1\n",
                "FILE, line 25: a second YAML document starts here\nKeep one document, and remove the line ---.");
    }

    @Test
    void tagsAreRefused() throws IOException {
        refused(
                PLAIN + "seed: !!int 1\n",
                "FILE, line 25: the YAML tag \"tag:yaml.org,2002:int\" is not supported\nLeave it out.");
    }

    @Test
    void aBillionLaughsAreRefusedQuickly() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            String again = "*a" + (i - 1);
            laughs.append(String.format("a%d: &a%d [%s]%n", i, i, String.join(", ", Collections.nCopies(9, again))));
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> RecipeFile.parse(laughs.toString(), "r.yaml"))
                        .isInstanceOf(BadInput.class)
                        .hasMessageStartingWith("r.yaml, line 6: more than 100000 values, repeated ones counted"));
    }

    @Test
    void nestingIsRefusedBeforeItHurtsThroughAnchorsToo() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> RecipeFile.parse(deep, "r.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("r.yaml, line 1: nested more than 50 levels deep");
        StringBuilder chain = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 100; i++) {
            chain.append("a").append(i).append(": &a").append(i).append(" ");
            chain.append("[".repeat(40))
                    .append("*a")
                    .append(i - 1)
                    .append("]".repeat(40))
                    .append('\n');
        }
        assertThatThrownBy(() -> RecipeFile.parse(chain.toString(), "r.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("r.yaml, line 3: nested more than 50 levels deep");
        assertThatThrownBy(() -> RecipeFile.parse("a: &a [*a]\n", "r.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("r.yaml, line 1: *a refers to an anchor that is not defined before it");
    }

    @Test
    void longNamesAreCutInTheErrorMessage() {
        String name = "x".repeat(1_500_000);
        assertThatThrownBy(() -> RecipeFile.parse("? " + name + "\n: 1\n", "r.yaml"))
                .isInstanceOf(BadInput.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).contains("xxx...\" in a recipe"));
    }

    @Test
    void whatIsNoRecipeFileIsRefused() throws IOException {
        assertThatThrownBy(() -> RecipeFile.read(folder))
                .hasMessage(folder + " is a folder, not a recipe\nName the YAML file.");
        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> RecipeFile.read(missing))
                .hasMessage("there is no file " + missing + "\nCheck the path.");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[3_000_000]);
        assertThatThrownBy(() -> RecipeFile.read(large))
                .hasMessage(large + " has 3000000 bytes, too many for a recipe\nCheck that this is the right file.");
    }

    @Test
    void aPathIsTakenFromTheFolderOfTheRecipe() throws IOException {
        String layers = "model: {layers: [global-average-pool, dense]}\n";
        Path file = file("data: {source: {folder: {path: ../fish}}}\n" + layers);
        assertThat(((Source.Folder) RecipeFile.read(file).data().source()).path())
                .isEqualTo(folder.resolveSibling("fish").toString());
        Path absolute = file("data: {source: {idx: {path: /data/007}}}\n" + layers);
        assertThat(RecipeFile.read(absolute).data().source()).isEqualTo(new Source.Idx("/data/007"));
        Path number = file("data: {source: {cifar: {path: 1e3}}}\n" + layers);
        assertThat(RecipeFile.read(number).data().source())
                .isEqualTo(new Source.Cifar(folder.resolve("1e3").toString()));
        refused(
                "data: {source: {idx: {path: \"a\\0b\"}}}\n" + layers,
                "FILE, line 1: \"a␀b\" is not a path: Nul character not allowed\nCheck the path.");
    }

    /** Each of these took seconds, four times as many for twice the length. */
    @Test
    @Timeout(20)
    void oneLongLineIsReadInAMoment() {
        int length = 1_900_000;
        String word = "x".repeat(length);
        for (String text : List.of(
                "a: " + word,
                "a: 1 #" + word,
                "a: &" + word + " 1",
                "a: !" + word + " 1",
                "a:" + " ".repeat(length) + "1",
                "a: |\n " + word,
                "%" + word,
                word,
                "a: " + "1".repeat(length) + "x")) {
            assertThatThrownBy(() -> RecipeFile.parse(text, "long"))
                    .isInstanceOf(BadInput.class)
                    .message()
                    .hasSizeLessThan(400);
        }
    }
}
