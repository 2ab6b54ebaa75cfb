package dev.kasus.data.split;

import dev.kasus.census.ClassNames;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelStore;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Split;
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
     * @param where the images come from, for error messages
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
                    "There must be at least two classes to separate.");
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
                            ? "Give it images to validate on, such as a folder val, or set data.split to random or group."
                            : "Give the classes more images, or a larger share to data.split.");
        }
        return withMissing(where, dataset, notes);
    }

    private static Dataset withMissing(String where, Dataset dataset, Map<String, String> notes) {
        int[] trained = dataset.train().counts(dataset.classes());
        int[] validated = dataset.validation().counts(dataset.classes());
        List<String> untrained = named(dataset.classes(), trained, validated);
        List<String> unvalidated = named(dataset.classes(), validated, trained);
        List<List<String>> alike = ClassNames.alike(dataset.classes());
        if (!untrained.isEmpty()) {
            throw new BadInput(
                    where + " validates on " + (untrained.size() == 1 ? "a class" : "classes")
                            + " that it has no image to train on: " + String.join(", ", untrained)
                            + (untrained.size() + unvalidated.size()
                                            == dataset.classes().size()
                                    ? "; no class is on both sides"
                                    : ""),
                    alike.isEmpty()
                            ? "Give each class images to train on, leave it out, or set data.split to random or group."
                            : "Are they one class? " + ClassNames.told(alike) + ". Give them one name.");
        }
        Map<String, String> all = new LinkedHashMap<>(notes);
        if (!unvalidated.isEmpty()) {
            all.put(Dataset.UNVALIDATED_NOTE, String.join(", ", unvalidated));
        }
        if (!alike.isEmpty()) {
            all.put("class names that may mean one class", ClassNames.told(alike));
        }
        return new Dataset(dataset.classes(), dataset.train(), dataset.validation(), all);
    }

    /** The classes that have images there and none here. */
    private static List<String> named(List<String> classes, int[] here, int[] there) {
        return IntStream.range(0, here.length)
                .filter(c -> here[c] == 0 && there[c] > 0)
                .mapToObj(classes::get)
                .toList();
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
