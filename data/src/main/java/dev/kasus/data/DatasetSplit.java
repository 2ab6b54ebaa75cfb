package dev.kasus.data;

import dev.kasus.BadInput;
import dev.kasus.recipe.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Divides loaded images into those that are trained on and those that are validated on. */
public final class DatasetSplit {
    private DatasetSplit() {}

    /**
     * The data set that a split makes of images.
     *
     * @param where the images come from, for complaints
     * @param given {@code train}, {@code val} or nothing, for each image
     * @param notes what was met while loading
     */
    public static Dataset of(
            String where, Split split, PixelStore images, List<String> given, Map<String, String> notes) {
        boolean[] validation = validation(where, split, images, given);
        List<String> classes = images.classes();
        if (classes.size() < 2) {
            throw new BadInput(
                    where + " has " + (classes.isEmpty() ? "no class" : "only the class \"" + classes.get(0) + "\""),
                    "There must be at least two classes to tell apart.");
        }
        int[] train =
                IntStream.range(0, images.count()).filter(i -> !validation[i]).toArray();
        int[] validated =
                IntStream.range(0, images.count()).filter(i -> validation[i]).toArray();
        Dataset dataset = new Dataset(classes, images.select(train), images.select(validated), notes);
        if (validated.length == 0) {
            throw new BadInput(
                    where + " leaves nothing to validate on",
                    split instanceof Split.Given
                            ? "Give it images to validate on, or set data.split to random or group."
                            : "Give the classes more images, or a larger share to data.split.");
        }
        return withMissing(where, dataset, notes);
    }

    private static Dataset withMissing(String where, Dataset dataset, Map<String, String> notes) {
        int[] trained = dataset.train().counts(dataset.classes());
        int[] validated = dataset.validation().counts(dataset.classes());
        List<String> unseen = new ArrayList<>();
        for (int c = 0; c < trained.length; c++) {
            if (trained[c] == 0) {
                throw new BadInput(
                        "class \"" + dataset.classes().get(c) + "\" of " + where + " has no image to train on",
                        "Give it more images, or leave it out.");
            }
            if (validated[c] == 0) {
                unseen.add(dataset.classes().get(c));
            }
        }
        Map<String, String> all = new LinkedHashMap<>(notes);
        if (!unseen.isEmpty()) {
            all.put("classes without validation images", String.join(", ", unseen));
        }
        return new Dataset(dataset.classes(), dataset.train(), dataset.validation(), all);
    }

    private static boolean[] validation(String where, Split split, PixelStore images, List<String> given) {
        if (split instanceof Split.Given) {
            boolean[] validation = new boolean[images.count()];
            for (int i = 0; i < validation.length; i++) {
                if (given.get(i).isEmpty()) {
                    throw new BadInput(
                            where + " does not say which images to validate on, but data.split is given",
                            "Set data.split to random or group, or put the images into the folders train and val.");
                }
                validation[i] = given.get(i).equals("val");
            }
            return validation;
        }
        List<String> labels = IntStream.range(0, images.count())
                .mapToObj(i -> images.classes().get(images.label(i)))
                .toList();
        List<String> groups =
                IntStream.range(0, images.count()).mapToObj(images::group).toList();
        if (split instanceof Split.Group && groups.contains("")) {
            throw new BadInput(
                    "data.split is group, but image " + images.origin(groups.indexOf("")) + " of " + where
                            + " has no group",
                    "Name the group column of an index file, give a group-pattern, or set data.split to random.");
        }
        return Splitter.draw(split, labels, groups);
    }
}
