package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person may do to a file: it is read or refused in words, nothing else happens. */
class FuzzTest {
    private static final String[] WORDS = {
        ":",
        ": ",
        "- ",
        "\n",
        "\t",
        " ",
        "  ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!int ",
        "|",
        ">",
        "#",
        "'",
        "\"",
        "\\",
        "?",
        "%",
        "---",
        "...",
        "null",
        "~",
        "true",
        "1e999",
        "-1",
        "0",
        "99999999999999999999",
        ".nan",
        "-.inf",
        "conv",
        "relu",
        "seed",
        "<<: ",
        "\r\n",
        "\u0000",
        "\u2028",
        "\uFEFF",
        "🐟",
        "layers",
        "training",
        "0.5",
        "\u001b",
        "@",
        "`",
        ",",
        "\\u0000",
        "\ud800"
    };

    static LongStream seeds() {
        return Seeds.count(2000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMutatedRecipeIsReadOrRefused(long seed) {
        Random random = Seeds.random(seed);
        String original = random.nextBoolean()
                ? Presets.text(Presets.names().get(random.nextInt(4)))
                : RecipeFile.text(new RandomValues(seed).recipe());
        String text = mutated(original, random);
        try {
            Recipe recipe = RecipeFile.parse(text, "r.yaml");
            assertThat(RecipeFile.parse(RecipeFile.text(recipe), "again")).isEqualTo(recipe);
            recipe.shapes(10);
        } catch (BadInput refused) {
            inWords(refused);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMutatedListOfEditsIsReadOrRefused(long seed) {
        Random random = Seeds.random(seed);
        String text = mutated(EditFile.text(new RandomValues(seed).of(Edit.class)), random);
        try {
            Edit edit = EditFile.parse(text, "e.yaml");
            assertThat(EditFile.parse(EditFile.text(edit), "again")).isEqualTo(edit);
            edit.diff(Presets.read(Presets.names().get(random.nextInt(4))));
        } catch (BadInput refused) {
            inWords(refused);
        }
    }

    private static void inWords(BadInput refused) {
        assertThat(refused.problem())
                .isNotBlank()
                .doesNotContain("java.", "Exception", "\u001b")
                .hasSizeLessThan(500);
        assertThat(refused.wayOut()).endsWith(".");
        assertThatCode(refused::getMessage).doesNotThrowAnyException();
    }

    private static String mutated(String original, Random random) {
        StringBuilder text = new StringBuilder(original);
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
                case 2 -> text.replace(at, to, WORDS[random.nextInt(WORDS.length)]);
                case 3 -> text.insert(at, text.substring(at, to));
                case 4 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                default -> swapLines(text, random);
            }
        }
        return text.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (!lines.isEmpty()) {
            lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
            text.setLength(0);
            text.append(String.join("\n", lines)).append('\n');
        }
    }
}
