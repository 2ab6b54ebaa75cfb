package dev.kasus.torch;

import dev.kasus.data.Dataset;
import dev.kasus.data.ImageSet;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.torch.Normalizer.ChannelStatistics;
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
record TrainingData(
        Dataset dataset, ChannelStatistics channels, Normalizer normalizer, Batches train, Batches validation) {

    static TrainingData of(Recipe recipe, Dataset dataset) {
        ChannelStatistics channels = ChannelStatistics.of(dataset.train());
        Normalizer normalizer = Normalizer.of(recipe.data().normalization(), channels.means(), channels.stds());
        int largest = Math.max(recipe.training().batchSize(), Evaluation.BATCH);
        return new TrainingData(
                dataset,
                channels,
                normalizer,
                new Batches(dataset.train(), largest),
                new Batches(dataset.validation(), largest));
    }

    int classes() {
        return dataset.classes().size();
    }

    /** Indices of all validation images. */
    int[] allValidation() {
        return IntStream.range(0, dataset.validation().count()).toArray();
    }

    /** At most so many images, the same ones for every run on these data, in random order: batches of one class would have statistics of their own. */
    static int[] sample(ImageSet images, int size) {
        int[] order =
                Sampler.shuffled(images.count(), new SplittableRandom(Seeds.derive(0, "probe sample", images.count())));
        return IntStream.of(order).limit(size).toArray();
    }
}
