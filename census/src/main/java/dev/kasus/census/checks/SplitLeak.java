package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import dev.kasus.census.ThumbnailGrid;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks for the same individual, or near-duplicates, on both sides of a split. */
final class SplitLeak implements Check {
    /** What most people hold back. */
    private static final double VALIDATION = 0.2;

    private static final double MUCH = 0.1;
    private static final int SHOWN = 6;
    private static final String SPLIT_BY_GROUP = "Split by group: data.split: group.";
    private static final String NAME_GROUPS =
            "Set with --group-by which pictures show the same individual, and split by group.";

    @Override
    public String id() {
        return "train-validation-leak";
    }

    @Override
    public String title() {
        return "Leak from training into validation";
    }

    @Override
    public CheckResult look(Census census) {
        return census.isSplit() ? given(census) : random(census);
    }

    private CheckResult given(Census census) {
        List<List<Picture>> near =
                census.copies().near().stream().filter(SplitLeak::isOnBothSides).toList();
        Set<String> trained = census.pictures().stream()
                .filter(picture -> !picture.isValidation())
                .map(Picture::group)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
        Set<Picture> leaked = Collections.newSetFromMap(new IdentityHashMap<>());
        census.pictures().stream()
                .filter(picture -> picture.isValidation() && trained.contains(picture.group()))
                .forEach(leaked::add);
        near.forEach(cluster -> addCopies(cluster, leaked));
        long validation =
                census.pictures().stream().filter(Picture::isValidation).count();
        if (leaked.isEmpty()) {
            return clear("No validation picture has a near-duplicate" + (trained.isEmpty() ? "" : " or its group")
                    + " among the training pictures.");
        }
        return found(
                0.3 + 0.7 * leaked.size() / validation,
                leaked.size() + " of " + validation + " validation pictures ("
                        + PictureNumbers.percent(leaked.size(), validation)
                        + ") have a near-duplicate or their group among the training pictures, so validation flatters.",
                trained.isEmpty() ? NAME_GROUPS : SPLIT_BY_GROUP,
                ExamplePictures.clusters(near));
    }

    /** The expected leak of a random split. */
    private CheckResult random(Census census) {
        boolean grouped = census.isGrouped();
        List<List<Picture>> clusters = grouped
                ? List.copyOf(census.pictures().stream()
                        .collect(Collectors.groupingBy(Picture::group, LinkedHashMap::new, Collectors.toList()))
                        .values())
                : census.copies().near();
        double leaked = 0;
        for (List<Picture> cluster : clusters) {
            leaked += cluster.size() * (1 - Math.pow(VALIDATION, cluster.size() - 1.0));
        }
        double share =
                census.pictures().isEmpty() ? 0 : leaked / census.pictures().size();
        String sentence = "There is no split yet. A random one would leave "
                + PictureNumbers.percent(leaked, census.pictures().size())
                + " of the validation pictures with " + (grouped ? "another of their group" : "a near-duplicate")
                + " among the training pictures"
                + (grouped ? "; a split by group leaves none." : ".");
        return share < MUCH
                ? clear(sentence)
                : found(
                        share,
                        sentence,
                        grouped ? SPLIT_BY_GROUP : NAME_GROUPS,
                        ExamplePictures.clusters(clusters.stream()
                                .filter(cluster -> cluster.size() > 1)
                                .sorted(Comparator.<List<Picture>>comparingInt(List::size)
                                        .reversed())
                                .limit(SHOWN)
                                .toList()));
    }

    /** Counts validation pictures that are themselves near a training picture, not all of their cluster. */
    private static void addCopies(List<Picture> cluster, Set<Picture> leaked) {
        ThumbnailGrid trained = new ThumbnailGrid();
        cluster.stream()
                .filter(picture -> !picture.isValidation())
                .forEach(picture -> trained.add(picture.thumbnail()));
        cluster.stream()
                .filter(picture -> picture.isValidation() && trained.hasNear(picture.thumbnail()))
                .forEach(leaked::add);
    }

    private static boolean isOnBothSides(List<Picture> cluster) {
        return cluster.stream().map(Picture::isValidation).distinct().count() > 1;
    }
}
