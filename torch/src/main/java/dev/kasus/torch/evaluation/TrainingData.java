package dev.kasus.torch.evaluation;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.batch.Normalizer;
import dev.kasus.torch.batch.Normalizer.ChannelStatistics;
import dev.kasus.torch.batch.Sampler;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The images of a run as the training loop takes them. Native buffers belong to the pointer scope that it is made in.
 *
 * @param dataset both splits
 * @param channels mean and standard deviation of the training split
 * @param normalizer what the recipe makes of them
 * @param train gathers training images
 * @param validation gathers validation images
 */
public record TrainingData(
        Dataset dataset, ChannelStatistics channels, Normalizer normalizer, Batches train, Batches validation) {

    public static TrainingData of(Recipe recipe, Dataset dataset) {
        ChannelStatistics channels = ChannelStatistics.of(dataset.train());
        Normalizer normalizer = Normalizer.of(recipe.data().normalization(), channels.means(), channels.stds());
        int largest = Math.max(
                recipe.training().batchSize(), Evaluation.batch(dataset.train().side()));
        return new TrainingData(
                dataset,
                channels,
                normalizer,
                new Batches(dataset.train(), largest),
                new Batches(dataset.validation(), largest));
    }

    /** Refuses what cannot be trained on, before anything native is touched. */
    public static void check(Recipe recipe, Dataset dataset) {
        Shapes shapes = recipe.shapes(dataset.classes().size());
        if (dataset.train().count() == 0 || dataset.validation().count() == 0) {
            throw new BadInput(
                    "there are " + dataset.train().count() + " images for training and "
                            + dataset.validation().count() + " to validate on",
                    "Both need at least one: add images or use another split.");
        }
        if (Math.min(recipe.training().batchSize(), dataset.train().count()) == 1) {
            recipe.model().allLayers().stream()
                    .filter(layer -> layer instanceof Layer.BatchNorm)
                    .filter(layer -> shapes.input(layer.name()).size()
                            == shapes.input(layer.name()).channels())
                    .findFirst()
                    .ifPresent(layer -> {
                        throw new BadInput(
                                "layer " + layer.name() + ": batch norm would get one number a channel in batches "
                                        + "of one image"
                                        + " has no variance",
                                "Use batches of at least two images, or layer or group norm.");
                    });
        }
    }

    public int classes() {
        return dataset.classes().size();
    }

    /** Indices of all validation images. */
    public int[] allValidation() {
        return IntStream.range(0, dataset.validation().count()).toArray();
    }

    /**
     * At most so many images, the same ones for every run on these data, in random order: batches of one class would
     * have statistics of their own.
     */
    public static int[] sample(ImageSet images, int size) {
        int[] order =
                Sampler.shuffled(images.count(), new SplittableRandom(Seeds.derive(0, "probe sample", images.count())));
        return IntStream.of(order).limit(size).toArray();
    }

    /** The same, and behind them as many more as make so many of each class, where there are. */
    public static int[] sample(ImageSet images, int size, int perClass, int classes) {
        int[] order = sample(images, images.count());
        int[] seen = new int[classes];
        return IntStream.range(0, order.length)
                .filter(i -> seen[images.label(order[i])]++ < perClass || i < size)
                .map(i -> order[i])
                .toArray();
    }
}
