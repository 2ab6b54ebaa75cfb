package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.census.HeldOutPredictions;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.JoinedImages;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Recipe RECIPE = Fixtures.recipe(
            8,
            Fixtures.training(Map.of(
                    "epochs", Tree.scalar(12L), "batch-size", Tree.scalar(16L), "learning-rate", Tree.scalar(0.01))),
            new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Relu(""),
            new Layer.Flatten(""),
            new Layer.Dense("", null, true, null));

    private static ImageSet images() {
        Dataset dataset = Fixtures.data(90, 8);
        return new JoinedImages(dataset.train(), dataset.validation());
    }

    @Test
    void everyImageIsClassifiedOnceAndMostlyCorrectly() {
        ImageSet images = images();
        int[] folds = IntStream.range(0, images.count()).map(i -> i / 3 % 3).toArray();
        AtomicInteger done = new AtomicInteger();
        HeldOutPredictions answers = new CrossValidation(RECIPE, Fixtures.CLASSES, images, 2)
                .ask(folds, 1, done::incrementAndGet, () -> false)
                .orElseThrow();
        assertThat(done).hasValue(3);
        assertThat(answers.answers()).hasSize(images.count());
        assertThat(answers.accuracy()).isGreaterThan(0.9);
    }

    @Test
    void aClassThatWasNotTrainedOnIsNotAskedAbout() {
        ImageSet images = images();
        int[] folds = IntStream.range(0, images.count())
                .map(i -> images.label(i) == 2 ? 0 : i / 3 % 2)
                .toArray();
        HeldOutPredictions answers = new CrossValidation(RECIPE, Fixtures.CLASSES, images, 1)
                .ask(folds, 1, () -> {}, () -> false)
                .orElseThrow();
        assertThat(answers.answers()).isNotEmpty().noneMatch(answer -> answer.label() == 2);
    }

    @Test
    void stopsWhenAsked() {
        ImageSet images = images();
        int[] folds = IntStream.range(0, images.count()).map(i -> i % 2).toArray();
        assertThat(new CrossValidation(RECIPE, Fixtures.CLASSES, images, 1).ask(folds, 1, () -> {}, () -> true))
                .isEmpty();
    }
}
