package dev.kasus.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pictures that are copies of each other, in clusters: two that are near each other are in one cluster, and so are two that a chain of near ones joins.
 *
 * @param exact clusters of equal files
 * @param near clusters of pictures whose thumbnails are near; equal files among them
 */
public record DuplicateClusters(List<List<Picture>> exact, List<List<Picture>> near) {
    /** Finds both. */
    public static DuplicateClusters of(List<Picture> pictures) {
        Map<Long, List<Picture>> byDigest = new LinkedHashMap<>();
        pictures.forEach(picture -> byDigest.computeIfAbsent(picture.digest(), digest -> new ArrayList<>())
                .add(picture));
        List<List<Picture>> files = List.copyOf(byDigest.values());
        return new DuplicateClusters(several(files), near(files));
    }

    private static List<List<Picture>> several(Collection<List<Picture>> clusters) {
        return clusters.stream()
                .filter(cluster -> cluster.size() > 1)
                .map(List::copyOf)
                .sorted(Comparator.<List<Picture>>comparingInt(List::size).reversed())
                .toList();
    }

    private static List<List<Picture>> near(List<List<Picture>> files) {
        int[] parent = IntStream.range(0, files.size()).toArray();
        ThumbnailGrid grid = new ThumbnailGrid();
        for (int i = 0; i < parent.length; i++) {
            int one = i;
            byte[] own = files.get(i).get(0).thumbnail();
            grid.anyCandidate(own, other -> {
                if (root(parent, one) != root(parent, other)
                        && ThumbnailGrid.isNear(own, files.get(other).get(0).thumbnail())) {
                    parent[root(parent, one)] = root(parent, other);
                }
                return false;
            });
            grid.add(own);
        }
        Map<Integer, List<Picture>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            clusters.computeIfAbsent(root(parent, i), value -> new ArrayList<>())
                    .addAll(files.get(i));
        }
        return several(clusters.values());
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
