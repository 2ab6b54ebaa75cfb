package dev.kasus.landscape;

import java.util.List;

/**
 * A slice of the loss surface with the ways of some trainings over it.
 *
 * @param title what is compared
 * @param x coordinates of the columns of the grid
 * @param y coordinates of its rows
 * @param losses in nats, row by row, of the points of the grid
 * @param ways of the trainings, as they look from straight above the slice
 * @param barriers between their ends
 */
public record Landscape(
        String title, List<Double> x, List<Double> y, List<Double> losses, List<Way> ways, List<Barrier> barriers) {
    /** Copies the lists. */
    public Landscape {
        x = List.copyOf(x);
        y = List.copyOf(y);
        losses = List.copyOf(losses);
        ways = List.copyOf(ways);
        barriers = List.copyOf(barriers);
    }

    /**
     * The way of one training.
     *
     * @param name of the training
     * @param x first coordinate of each point
     * @param y second coordinate of each point
     * @param losses in nats at the points themselves
     * @param farthest distance of a point from the slice
     */
    public record Way(String name, List<Double> x, List<Double> y, List<Double> losses, double farthest) {
        /** Copies the lists. */
        public Way {
            x = List.copyOf(x);
            y = List.copyOf(y);
            losses = List.copyOf(losses);
        }
    }
}
