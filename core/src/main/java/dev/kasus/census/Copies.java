package dev.kasus.census;

import java.util.ArrayList;
import java.util.Arrays;
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
    /**
     * Of the cosine transform, across and down, the lowest frequencies first: most of what tells two thumbnails apart is in them. Being of length 1 and
     * at right angles, they tell no two thumbnails farther apart than these are (Bessel).
     */
    private static final int[][] FREQUENCIES = {
        {1, 0}, {0, 1}, {1, 1}, {2, 0}, {0, 2}, {2, 1}, {1, 2}, {2, 2}, {3, 0}, {0, 3}, {3, 1}, {1, 3}, {3, 2}, {2, 3},
        {4, 0}, {0, 4}
    };

    private static final int WAVE_COUNT = FREQUENCIES.length;
    /** Dimensions of the grid. */
    private static final int GRID = 5;

    private static final double[][] WAVES = waves();
    /** A projection on a wave of length 1 differs no more than the thumbnails do. */
    private static final double CELL = NEAR * Math.sqrt(NUMBERS);

    private static final double MOST = NEAR * NEAR * NUMBERS;
    /** Above what 32-bit floats may be off by. */
    private static final double ROUNDING = 1 + 1e-4;

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

    /**
     * Only thumbnails in the same or neighbouring cells of a grid are compared, and of these most by a few of their waves only: of a hundred thousand pictures
     * that leaves few to be compared number by number.
     */
    private static List<List<Picture>> near(List<List<Picture>> files) {
        int[] parent = IntStream.range(0, files.size()).toArray();
        float[] waves = new float[parent.length * WAVE_COUNT];
        Map<Long, Cell> grid = new HashMap<>();
        int[] place = new int[GRID];
        for (int i = 0; i < parent.length; i++) {
            byte[] own = files.get(i).get(0).thumbnail();
            project(own, waves, i);
            for (int g = 0; g < GRID; g++) {
                place[g] = (int) Math.floor(waves[i * WAVE_COUNT + g] / CELL);
            }
            for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
                Cell cell = grid.get(key(place, neighbour));
                for (int k = 0; cell != null && k < cell.count; k++) {
                    int other = cell.members[k];
                    if (mayBeNear(waves, i, other)
                            && root(parent, i) != root(parent, other)
                            && isNear(own, files.get(other).get(0).thumbnail())) {
                        parent[root(parent, i)] = root(parent, other);
                    }
                }
            }
            grid.computeIfAbsent(key(place, MIDDLE), key -> new Cell()).add(i);
        }
        Map<Integer, List<Picture>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            clusters.computeIfAbsent(root(parent, i), value -> new ArrayList<>())
                    .addAll(files.get(i));
        }
        return several(clusters.values());
    }

    /** Pictures in one cell of the grid. */
    private static final class Cell {
        private int[] members = new int[2];
        private int count;

        void add(int member) {
            if (count == members.length) {
                members = Arrays.copyOf(members, 2 * count);
            }
            members[count++] = member;
        }
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

    private static void project(byte[] thumbnail, float[] waves, int picture) {
        for (int w = 0; w < WAVE_COUNT; w++) {
            double along = 0;
            for (int i = 0; i < NUMBERS; i++) {
                along += WAVES[w][i] * (thumbnail[i] & 0xFF);
            }
            waves[picture * WAVE_COUNT + w] = (float) along;
        }
    }

    /** A neighbouring cell as one number; places are small, for no projection is longer than a thumbnail. */
    private static long key(int[] place, int neighbour) {
        long key = 0;
        int rest = neighbour;
        for (int part : place) {
            key = key * 1024 + (part + rest % 3 - 1 + 512);
            rest /= 3;
        }
        return key;
    }

    private static boolean mayBeNear(float[] waves, int one, int other) {
        double squares = 0;
        for (int w = 0; w < WAVE_COUNT; w++) {
            double difference = waves[one * WAVE_COUNT + w] - waves[other * WAVE_COUNT + w];
            squares += difference * difference;
            if (squares > MOST * ROUNDING) {
                return false;
            }
        }
        return true;
    }

    static boolean isNear(byte[] a, byte[] b) {
        long squares = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int difference = (a[i] & 0xFF) - (b[i] & 0xFF);
            squares += (long) difference * difference;
            if (squares > MOST) {
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
