package dev.kasus.data.cifar;

import dev.kasus.data.image.PixelRows;

/** The rows of a square picture that is stored as a red, a green and a blue plane. */
final class PlanarRows implements PixelRows {
    private final int side;
    private final byte[] bytes;
    private final int offset;

    PlanarRows(int side, byte[] bytes, int offset) {
        this.side = side;
        this.bytes = bytes;
        this.offset = offset;
    }

    @Override
    public int width() {
        return side;
    }

    @Override
    public int height() {
        return side;
    }

    @Override
    public void read(int y, int[] row) {
        int plane = side * side;
        for (int x = 0; x < side; x++) {
            int at = offset + y * side + x;
            row[x] = (bytes[at] & 0xFF) << 16 | (bytes[at + plane] & 0xFF) << 8 | (bytes[at + 2 * plane] & 0xFF);
        }
    }
}
