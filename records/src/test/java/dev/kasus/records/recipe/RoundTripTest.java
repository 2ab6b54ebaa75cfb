package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.records.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back as an equal value, whatever it is. */
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LongStream seeds() {
        return Seeds.count(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRecipeReadsBackFromYaml(long seed) {
        Recipe recipe = new RandomValues(seed).recipe();
        String text = RecipeFile.text(recipe);
        assertThat(RecipeFile.parse(text, "text")).isEqualTo(recipe);
        assertThat(RecipeFile.text(RecipeFile.parse(text, "text"))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRecipeReadsBackFromJson(long seed) throws JsonProcessingException {
        Recipe recipe = new RandomValues(seed).recipe();
        String text = RecipeJson.write(recipe).toString();
        assertThat(RecipeJson.read(JSON.readTree(text), "text")).isEqualTo(recipe);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEditReadsBackFromYaml(long seed) {
        Edit edit = new RandomValues(seed).of(Edit.class);
        String text = EditFile.text(edit);
        assertThat(EditFile.parse(text, "text")).as(text).isEqualTo(edit);
        assertThat(edit.describe().lines()).hasSizeLessThanOrEqualTo(1);
    }

    /** So that the tests above cannot fail to meet one. */
    @Test
    void everyKindIsAmongThem() {
        Set<String> met = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            // The text names records as Java prints them: Conv[name=...
            String printed = new RandomValues(seed).recipe() + " " + new RandomValues(seed).of(Edit.class);
            for (String word : printed.split("[^A-Za-z0-9]+")) {
                met.add(word);
            }
            printed.lines().filter(line -> line.contains("layer ")).forEach(line -> met.add("Name"));
            printed.lines().filter(line -> line.contains("every ")).forEach(line -> met.add("Kind"));
        }
        for (Class<?> sealed : List.of(
                Layer.class,
                Init.class,
                Padding.class,
                Optimizer.class,
                Schedule.class,
                Loss.class,
                ClassWeights.class,
                Augmentation.class,
                Source.class,
                Split.class,
                Edit.class,
                Selector.class)) {
            assertThat(met)
                    .containsAll(RandomValues.kinds(sealed).stream()
                            .map(Class::getSimpleName)
                            .toList());
        }
    }
}
