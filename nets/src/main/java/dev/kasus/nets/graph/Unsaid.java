package dev.kasus.nets.graph;

/**
 * What people say where a file says nothing.
 *
 * @param classes how many classes there are; 0 if nobody says
 * @param side of the images in pixels; 0 if nobody says
 */
public record Unsaid(int classes, int side) {
    /** Nobody says anything. */
    public static final Unsaid NOTHING = new Unsaid(0, 0);
}
