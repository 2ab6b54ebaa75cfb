package dev.kasus.data.plant;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.Planted;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.data.Plant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Plants faults in the images of a data set. */
public final class Planting {
    /** Heading of the note that says what was planted. */
    public static final String NOTE = "planted faults";

    private Planting() {}

    /** The data set with its faults. Which images get them is drawn from all training images, whatever their class. */
    public static Dataset of(Plant plant, Dataset dataset) {
        if (plant.isNone()) {
            return dataset;
        }
        ImageSet images = dataset.train();
        int classes = dataset.classes().size();
        if (classes < 2 && plant.wrongLabels() > 0) {
            throw new BadInput(
                    "data.plant has wrong labels and the data have " + classes + " class",
                    "A wrong label is that of another class: use two or more.");
        }
        int[] order = shuffled(images.count(), Seeds.derive(plant.seed(), "planted images", 0));
        int wrong = (int) Math.round(plant.wrongLabels() * order.length);
        int both = Math.min(order.length, wrong + (int) Math.round(plant.outliers() * order.length));
        int[] wrongLabels = Arrays.stream(order, 0, wrong).sorted().toArray();
        int[] outliers = Arrays.stream(order, wrong, both).sorted().toArray();
        Map<String, String> notes = new LinkedHashMap<>(dataset.notes());
        int[] marked = marked(plant, order.length);
        notes.put(
                NOTE,
                wrongLabels.length + " wrong labels and " + outliers.length + " outliers among " + order.length
                        + " training images" + (marked.length == 0 ? "" : ", marks in " + marked.length + " of them")
                        + ofValidation(plant) + " (data.plant)");
        return new Dataset(
                dataset.classes(),
                marked(
                        new PlantedImages(
                                images,
                                labels(images, wrongLabels, classes, plant.seed()),
                                new Outliers(images, outliers, plant.seed())),
                        marked),
                validation(plant, dataset.validation()),
                notes,
                dataset.nearCopies(),
                new Planted(wrongLabels, outliers, order.length));
    }

    private static int[] marked(Plant plant, int count) {
        int[] order = shuffled(count, Seeds.derive(plant.seed(), "planted marks", 0));
        return Arrays.stream(order, 0, (int) Math.round(plant.trainingMarks() * count))
                .sorted()
                .toArray();
    }

    private static ImageSet marked(ImageSet images, int[] marked) {
        return marked.length == 0 ? images : new MarkedImages(images, marked);
    }

    private static ImageSet validation(Plant plant, ImageSet images) {
        ImageSet ordered =
                plant.validationChannels() == Plant.ChannelOrder.REVERSED ? new ReversedChannels(images) : images;
        return plant.validationNoise() == 0 ? ordered : new NoisyImages(ordered, plant.validationNoise(), plant.seed());
    }

    private static String ofValidation(Plant plant) {
        return (plant.validationNoise() == 0 ? "" : ", noise of " + plant.validationNoise() + " on validation images")
                + (plant.validationChannels() == Plant.ChannelOrder.REVERSED
                        ? ", channels of validation images reversed"
                        : "");
    }

    /** Every label; a wrong one is any of the other classes, each as likely. */
    private static int[] labels(ImageSet images, int[] wrong, int classes, long seed) {
        int[] labels = IntStream.range(0, images.count()).map(images::label).toArray();
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "planted labels", 0));
        for (int index : wrong) {
            labels[index] = (labels[index] + 1 + random.nextInt(classes - 1)) % classes;
        }
        return labels;
    }

    /** The numbers below a count in random order. */
    static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
