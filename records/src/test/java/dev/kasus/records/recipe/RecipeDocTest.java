package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Limit;
import dev.kasus.recipe.data.Plant;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/recipe.md} says what the records say. */
class RecipeDocTest {
    private static final Path PAGE = Path.of("..", "docs", "recipe.md");

    /** The table under the heading of a name, without its head. */
    private static List<String> table(String name) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("#")) {
                inside = line.matches("#+ " + name);
            } else if (inside && line.startsWith("|")) {
                rows.add(line);
            }
        }
        return rows.subList(Math.min(2, rows.size()), rows.size());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Recipe.class,
                Data.class,
                Source.class,
                Conditions.class,
                Split.class,
                Limit.class,
                Plant.class,
                Model.class,
                Layer.class,
                Padding.class,
                Init.class,
                Training.class,
                Optimizer.class,
                Schedule.class,
                Loss.class,
                ClassWeights.class,
                Augmentation.class,
                EarlyStopping.class,
                Edit.class,
                Selector.class
            })
    void eachTableHasTheKeysTypesDefaultsAndRangesOfItsRecords(Class<?> type) throws IOException {
        List<String> rows = table(KeyTable.name(type));
        assertThat(rows.stream().map(RecipeDocTest::withoutLastCell)).containsExactlyElementsOf(KeyTable.rows(type));
        assertThat(rows).allSatisfy(row -> assertThat(row).doesNotEndWith("| |"));
    }

    private static String withoutLastCell(String row) {
        return row.substring(0, row.lastIndexOf('|', row.length() - 2) + 1);
    }

    @Test
    void itsExamplesAreLegal() throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = Files.readString(PAGE).split("```");
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("yaml\n")) {
                blocks.add(parts[i].substring("yaml\n".length()));
            }
        }
        assertThat(blocks).hasSize(2);
        Recipe recipe = RecipeFile.parse(blocks.get(0), "first example");
        recipe.shapes(12);
        assertThat(EditFile.parse(blocks.get(1), "second example").diff(recipe)).isNotEmpty();
    }
}
