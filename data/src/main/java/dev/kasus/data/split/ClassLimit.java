package dev.kasus.data.split;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Limit;
import dev.kasus.recipe.schema.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/** Keeps some classes, and some images of each. */
public final class ClassLimit {
    private ClassLimit() {}

    /** What a limit leaves of a data set, each class drawn by itself; the images stay in their order. */
    public static Dataset of(Limit limit, Dataset dataset) {
        refuseUnknown(limit.classes(), dataset.classes());
        refuseUnknown(limit.trainOf().keySet(), dataset.classes());
        Dataset kept = limit.classes().isEmpty() ? dataset : of(limit.classes(), dataset);
        return new Dataset(
                kept.classes(),
                some(
                        kept.train(),
                        kept.classes(),
                        name -> limit.trainOf().getOrDefault(name, limit.trainPerClass()),
                        limit.seed(),
                        "train"),
                some(kept.validation(), kept.classes(), name -> limit.validationPerClass(), limit.seed(), "validation"),
                kept.notes());
    }

    private static void refuseUnknown(Collection<String> named, List<String> classes) {
        for (String name : named) {
            if (!classes.contains(name)) {
                throw new BadInput(
                        "data.limit names the class \"" + name + "\", which the data do not have",
                        Nearest.suggest(name, classes));
            }
        }
    }

    private static Dataset of(List<String> named, Dataset dataset) {
        List<String> classes =
                dataset.classes().stream().filter(named::contains).toList();
        return new Dataset(
                classes,
                new ClassSubset(dataset.train(), dataset.classes(), classes),
                new ClassSubset(dataset.validation(), dataset.classes(), classes),
                dataset.notes());
    }

    private static ImageSet some(
            ImageSet images, List<String> classes, ToIntFunction<String> most, long seed, String side) {
        if (classes.stream().allMatch(name -> most.applyAsInt(name) == 0)) {
            return images;
        }
        List<List<Integer>> byClass = new ArrayList<>();
        classes.forEach(name -> byClass.add(new ArrayList<>()));
        for (int i = 0; i < images.count(); i++) {
            byClass.get(images.label(i)).add(i);
        }
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < byClass.size(); c++) {
            int limit = most.applyAsInt(classes.get(c));
            Splitter.shuffle(byClass.get(c), seed, side + " limit of " + classes.get(c));
            byClass.get(c).stream().limit(limit == 0 ? Long.MAX_VALUE : limit).forEach(kept::add);
        }
        return images.select(kept.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
