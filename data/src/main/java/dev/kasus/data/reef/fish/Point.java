package dev.kasus.data.reef.fish;

/** A place on a fish, filled in anew for every pixel. */
final class Point {
    /** Along the fish; on a fin, along its edge. */
    double x;

    /** Down the fish; on a fin, from its root. */
    double y;

    /** From back (-1) to belly (1); on a fin, from root (0) to edge (1). */
    double t;

    /** Half a pixel, in the same unit as x and y: nothing can be sharper. */
    double soft;

    /** Of the individual. */
    int seed;
}
