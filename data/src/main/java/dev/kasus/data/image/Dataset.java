package dev.kasus.data.image;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set: training and validation images.
 *
 * @param classes names, in the order of the labels
 * @param train images that are trained on
 * @param validation images that are validated on
 * @param notes what was met while loading, such as files that were skipped, by heading
 * @param nearCopies the share of validation images that have a near-duplicate among the training images; empty where
 *     it was not looked for
 * @param planted which training images carry a planted fault
 */
public record Dataset(
        List<String> classes,
        ImageSet train,
        ImageSet validation,
        Map<String, String> notes,
        OptionalDouble nearCopies,
        Planted planted) {
    /** Heading of the note that says which kind of split the validation metrics rest on. */
    public static final String VALIDATION_NOTE = "validation";

    /** Heading of the note that names classes that are trained on and not validated. */
    public static final String UNVALIDATED_NOTE = "classes without validation images";

    /** A data set without a search for near-duplicates and without planted faults. */
    public Dataset(List<String> classes, ImageSet train, ImageSet validation, Map<String, String> notes) {
        this(classes, train, validation, notes, OptionalDouble.empty(), Planted.NOTHING);
    }

    /** The share of validation images whose group has training images, too; empty if the images of a split have no groups. */
    public OptionalDouble sharedGroups() {
        Set<String> trained = groups(train).collect(Collectors.toSet());
        List<String> validated = groups(validation).toList();
        return trained.isEmpty() || validated.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) validated.stream().filter(trained::contains).count() / validation.count());
    }

    private static Stream<String> groups(ImageSet images) {
        return IntStream.range(0, images.count()).mapToObj(images::group).filter(group -> !group.isEmpty());
    }
}
