package dev.kasus.landscape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The losses on the straight line from one point to another.
 *
 * @param from name of one
 * @param to name of the other
 * @param distance between them
 * @param losses at evenly spaced points, both ends among them
 */
public record LossPath(String from, String to, double distance, List<Double> losses) {
    /** Copies the losses. */
    public LossPath {
        losses = List.copyOf(losses);
    }

    /** What lies between the two ends. */
    public Barrier barrier() {
        return Barrier.of(from, to, distance, losses);
    }

    /** So many evenly spaced points of the line, both ends among them. */
    public static List<float[]> points(float[] from, float[] to, int stations) {
        return IntStream.range(0, stations)
                .mapToObj(k -> between(from, to, k / (stations - 1.0)))
                .toList();
    }

    /** The length of the line. */
    public static double distance(float[] from, float[] to) {
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            squares += ((double) from[i] - to[i]) * ((double) from[i] - to[i]);
        }
        return Math.sqrt(squares);
    }

    private static float[] between(float[] from, float[] to, double share) {
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + share * ((double) to[i] - from[i]));
        }
        return point;
    }
}
