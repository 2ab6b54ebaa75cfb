package dev.kasus.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
public record Copies(List<List<Picture>> exact, List<List<Picture>> near) {
    /** Root mean square of the difference of two thumbnails, of which each has a contrast of 51 of 255; measured on tracks of fish, see {@code docs/data-checks.md}. */
    static final double NEAR = 10.2;

    private static final int SIDE = 8;
    private static final int NUMBERS = SIDE * SIDE * 3;
    /** The lowest frequencies of the cosine transform, across and down: most of what tells two thumbnails apart is in them. */
    private static final int[][] FREQUENCIES = {{1, 0}, {0, 1}, {1, 1}, {2, 0}, {0, 2}};

    private static final double[][] WAVES = waves();
    /** A projection on a wave of length 1 differs no more than the thumbnails do. */
    private static final double CELL = NEAR * Math.sqrt(NUMBERS);

    private static final int NEIGHBOURS = 243;
    private static final int MIDDLE = 121;

    /** Finds both. */
    public static Copies of(List<Picture> pictures) {
        Map<Long, List<Picture>> byDigest = new LinkedHashMap<>();
        pictures.forEach(picture -> byDigest.computeIfAbsent(picture.digest(), digest -> new ArrayList<>())
                .add(picture));
        List<List<Picture>> files = List.copyOf(byDigest.values());
        return new Copies(several(files), near(files));
    }

    private static List<List<Picture>> several(Collection<List<Picture>> clusters) {
        return clusters.stream()
                .filter(cluster -> cluster.size() > 1)
                .map(List::copyOf)
                .sorted(Comparator.<List<Picture>>comparingInt(List::size).reversed())
                .toList();
    }

    /** Only thumbnails in the same or neighbouring cells of a grid are compared, and of these most for a few numbers only. */
    private static List<List<Picture>> near(List<List<Picture>> files) {
        int[] parent = IntStream.range(0, files.size()).toArray();
        Map<List<Integer>, List<Integer>> grid = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            byte[] own = files.get(i).get(0).thumbnail();
            int[] cell = cell(own);
            for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
                for (int other : grid.getOrDefault(shifted(cell, neighbour), List.of())) {
                    if (root(parent, i) != root(parent, other)
                            && isNear(own, files.get(other).get(0).thumbnail())) {
                        parent[root(parent, i)] = root(parent, other);
                    }
                }
            }
            grid.computeIfAbsent(shifted(cell, MIDDLE), place -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, List<Picture>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            clusters.computeIfAbsent(root(parent, i), value -> new ArrayList<>())
                    .addAll(files.get(i));
        }
        return several(clusters.values());
    }

    private static double[][] waves() {
        double[][] waves = new double[FREQUENCIES.length][NUMBERS];
        for (int w = 0; w < waves.length; w++) {
            double squares = 0;
            for (int i = 0; i < NUMBERS; i++) {
                int x = i / 3 % SIDE;
                int y = i / 3 / SIDE;
                waves[w][i] = Math.cos(Math.PI * FREQUENCIES[w][0] * (x + 0.5) / SIDE)
                        * Math.cos(Math.PI * FREQUENCIES[w][1] * (y + 0.5) / SIDE);
                squares += waves[w][i] * waves[w][i];
            }
            for (int i = 0; i < NUMBERS; i++) {
                waves[w][i] /= Math.sqrt(squares);
            }
        }
        return waves;
    }

    private static int[] cell(byte[] thumbnail) {
        int[] cell = new int[WAVES.length];
        for (int w = 0; w < WAVES.length; w++) {
            double along = 0;
            for (int i = 0; i < NUMBERS; i++) {
                along += WAVES[w][i] * (thumbnail[i] & 0xFF);
            }
            cell[w] = (int) Math.floor(along / CELL);
        }
        return cell;
    }

    private static List<Integer> shifted(int[] cell, int neighbour) {
        List<Integer> place = new ArrayList<>(cell.length);
        int rest = neighbour;
        for (int part : cell) {
            place.add(part + rest % 3 - 1);
            rest /= 3;
        }
        return place;
    }

    static boolean isNear(byte[] a, byte[] b) {
        double most = NEAR * NEAR * NUMBERS;
        long squares = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int difference = (a[i] & 0xFF) - (b[i] & 0xFF);
            squares += (long) difference * difference;
            if (squares > most) {
                return false;
            }
        }
        return true;
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
