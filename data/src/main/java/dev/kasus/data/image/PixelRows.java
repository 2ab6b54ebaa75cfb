package dev.kasus.data.image;

/** A picture that is read row by row, from top to bottom, so that a large one need not be there twice. */
public interface PixelRows {
    /** Pixels of a row. */
    int width();

    /** Rows. */
    int height();

    /** Fills in a row's pixels as {@code 0xRRGGBB}; bits above are ignored. */
    void read(int y, int[] row);
}
