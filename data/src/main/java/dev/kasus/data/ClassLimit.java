package dev.kasus.data;

import dev.kasus.recipe.Limit;
import java.util.ArrayList;
import java.util.List;

/** Keeps some images of each class. */
final class ClassLimit {
    private ClassLimit() {}

    /** What a limit leaves of a data set, each class drawn by itself; the images stay in their order. */
    static Dataset of(Limit limit, Dataset dataset) {
        return new Dataset(
                dataset.classes(),
                some(dataset.train(), dataset.classes(), limit.trainPerClass(), limit.seed(), "train"),
                some(dataset.validation(), dataset.classes(), limit.validationPerClass(), limit.seed(), "validation"),
                dataset.notes());
    }

    private static ImageSet some(ImageSet images, List<String> classes, int perClass, long seed, String side) {
        if (perClass == 0) {
            return images;
        }
        List<List<Integer>> byClass = new ArrayList<>();
        classes.forEach(name -> byClass.add(new ArrayList<>()));
        for (int i = 0; i < images.count(); i++) {
            byClass.get(images.label(i)).add(i);
        }
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < byClass.size(); c++) {
            Splitter.shuffle(byClass.get(c), seed, side + " limit of " + classes.get(c));
            byClass.get(c).stream().limit(perClass).forEach(kept::add);
        }
        return images.select(kept.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
