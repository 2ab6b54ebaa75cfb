package dev.kasus.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Thumbnails, placed by their lowest frequencies: only those in the same or neighbouring cells are compared, and of
 * these most by a few of their waves only. Of a hundred thousand pictures that leaves few to be compared number by
 * number, and misses none. A thumbnail is 8 x 8 x 3 bytes of even brightness and contrast.
 */
public final class ThumbnailGrid {
    /**
     * Root mean square of the difference of two thumbnails, of which each has a contrast of 51 of 255; measured on
     * tracks of fish, see {@code docs/data-checks.md}.
     */
    static final double NEAR = 10.2;

    private static final int SIDE = 8;
    private static final int NUMBERS = SIDE * SIDE * 3;
    /**
     * Of the cosine transform, across and down, the lowest frequencies first: most of what tells two thumbnails
     * apart is in them. Being of length 1 and at right angles, they tell no two thumbnails farther apart than these
     * are (Bessel).
     */
    private static final int[][] FREQUENCIES = {
        {1, 0}, {0, 1}, {1, 1}, {2, 0}, {0, 2}, {2, 1}, {1, 2}, {2, 2}, {3, 0}, {0, 3}, {3, 1}, {1, 3}, {3, 2}, {2, 3},
        {4, 0}, {0, 4}
    };

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

    private final List<byte[]> thumbnails = new ArrayList<>();
    private final List<float[]> waves = new ArrayList<>();
    private final Map<Long, Cell> cells = new HashMap<>();

    /** Places a thumbnail; they are numbered from 0 in the order in which they come. */
    public void add(byte[] thumbnail) {
        float[] own = project(thumbnail);
        cells.computeIfAbsent(key(own, MIDDLE), key -> new Cell()).add(thumbnails.size());
        thumbnails.add(thumbnail);
        waves.add(own);
    }

    /** Whether a thumbnail that was placed is near this one. */
    public boolean hasNear(byte[] thumbnail) {
        return anyCandidate(thumbnail, other -> isNear(thumbnail, thumbnails.get(other)));
    }

    /** Whether one of the candidates nearby satisfies the predicate; they are tested by number until one does. */
    boolean anyCandidate(byte[] thumbnail, IntPredicate wanted) {
        float[] own = project(thumbnail);
        for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
            Cell cell = cells.get(key(own, neighbour));
            for (int k = 0; cell != null && k < cell.count; k++) {
                int other = cell.members[k];
                if (mayBeNear(own, waves.get(other)) && wanted.test(other)) {
                    return true;
                }
            }
        }
        return false;
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

    /** Thumbnails in one cell of the grid. */
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

    private static float[] project(byte[] thumbnail) {
        float[] projected = new float[WAVES.length];
        for (int w = 0; w < WAVES.length; w++) {
            double along = 0;
            for (int i = 0; i < NUMBERS; i++) {
                along += WAVES[w][i] * (thumbnail[i] & 0xFF);
            }
            projected[w] = (float) along;
        }
        return projected;
    }

    /** A neighbouring cell as one number; places are small, for no projection is longer than a thumbnail. */
    private static long key(float[] projected, int neighbour) {
        long key = 0;
        int rest = neighbour;
        for (int g = 0; g < GRID; g++) {
            int place = (int) Math.floor(projected[g] / CELL);
            key = key * 1024 + (place + rest % 3 - 1 + 512);
            rest /= 3;
        }
        return key;
    }

    private static boolean mayBeNear(float[] one, float[] other) {
        double squares = 0;
        for (int w = 0; w < one.length; w++) {
            double difference = one[w] - other[w];
            squares += difference * difference;
            if (squares > MOST * ROUNDING) {
                return false;
            }
        }
        return true;
    }
}
