package dev.kasus.census;

import dev.kasus.census.CheckResult.Exhibit;
import java.util.List;
import java.util.stream.Collectors;

/** Selects example pictures. */
public final class ExamplePictures {
    private static final int CLUSTERS = 6;
    private static final int PICTURES = 12;

    private ExamplePictures() {}

    /** Some of the pictures, evenly over all. */
    public static Exhibit some(String caption, List<Picture> pictures) {
        int step = Math.max(1, pictures.size() / PICTURES);
        return new Exhibit(
                caption + ": " + pictures.size(),
                java.util.stream.IntStream.range(0, pictures.size())
                        .filter(i -> i % step == 0)
                        .limit(PICTURES)
                        .mapToObj(i -> pictures.get(i).name())
                        .toList());
    }

    /** The first few clusters. */
    public static List<Exhibit> clusters(List<List<Picture>> clusters) {
        return clusters.stream()
                .limit(CLUSTERS)
                .map(cluster -> some(
                        cluster.stream().map(Picture::label).distinct().sorted().collect(Collectors.joining(", ")),
                        cluster))
                .toList();
    }

    public static boolean differInClass(List<Picture> cluster) {
        return cluster.stream().map(Picture::label).distinct().count() > 1;
    }
}
