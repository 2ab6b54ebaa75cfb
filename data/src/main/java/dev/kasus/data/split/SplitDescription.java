package dev.kasus.data.split;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.data.Split;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Says of pictures on which kind of split a validation figure stands. */
public final class SplitDescription {
    private static final double SHARED_GROUPS = 0.02;
    private static final double SHARED_COPIES = 0.1;

    private SplitDescription() {}

    /** The data set with its near-duplicates counted and a note of what it validates on. */
    public static Dataset of(Dataset dataset, Split split) {
        if (dataset.validation().count() == 0) {
            return dataset;
        }
        double copies = NearDuplicateSearch.share(dataset.train(), dataset.validation());
        Map<String, String> notes = new LinkedHashMap<>(dataset.notes());
        notes.put(Dataset.VALIDATION_NOTE, told(dataset, split, copies));
        return new Dataset(
                dataset.classes(),
                dataset.train(),
                dataset.validation(),
                notes,
                OptionalDouble.of(copies),
                dataset.planted());
    }

    private static String told(Dataset dataset, Split split, double copies) {
        ImageSet validation = dataset.validation();
        String images = String.format(Locale.ROOT, "%,d", validation.count()) + " images ";
        String drawn = split instanceof Split.Given
                ? "as the data divide them"
                : split instanceof Split.Group
                        ? "of " + groups(validation) + " groups that are not trained on"
                        : "drawn at random";
        OptionalDouble groups = dataset.sharedGroups();
        boolean known = groups.orElse(0) >= SHARED_GROUPS;
        boolean copied = copies >= SHARED_COPIES && !(split instanceof Split.Group);
        String near = copies == 0 ? "none has" : percent(copies) + " have";
        return images + drawn
                + (known ? "; " + percent(groups.orElse(0)) + " are of a group that is trained on, too" : "")
                + "; " + near + " a near-duplicate in training"
                + (known || copied ? ": this figure flatters" : "");
    }

    private static long groups(ImageSet images) {
        return IntStream.range(0, images.count())
                .mapToObj(images::group)
                .distinct()
                .count();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.095 ? "%.1f %%" : "%.0f %%", 100 * share);
    }
}
