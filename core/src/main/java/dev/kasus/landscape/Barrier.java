package dev.kasus.landscape;

import java.util.List;

/**
 * What lies between two solutions on the straight line from one to the other.
 *
 * @param from name of one
 * @param to name of the other
 * @param distance between them
 * @param fromLoss at one end
 * @param toLoss at the other
 * @param height how far the loss on the way rises above the line between the losses of the ends, at most (arXiv 1912.05671, section 2); 0 if it nowhere does
 */
public record Barrier(String from, String to, double distance, double fromLoss, double toLoss, double height) {
    /** Reads the losses at evenly spaced points of the line, both ends among them. */
    public static Barrier of(String from, String to, double distance, List<Double> losses) {
        int last = losses.size() - 1;
        double first = losses.get(0);
        double end = losses.get(last);
        double height = 0;
        for (int i = 0; i <= last; i++) {
            double level = first + (end - first) * i / last;
            height = Math.max(height, losses.get(i) - level);
        }
        return new Barrier(from, to, distance, first, end, height);
    }
}
