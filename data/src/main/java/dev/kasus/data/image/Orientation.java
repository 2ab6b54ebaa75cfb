package dev.kasus.data.image;

/**
 * How a picture's stored pixels lie to what it shows, as EXIF tells it (tag 274).
 *
 * @param turned whether rows are columns
 * @param mirroredX whether stored columns run from right to left
 * @param mirroredY whether stored rows run from bottom to top
 */
public record Orientation(boolean turned, boolean mirroredX, boolean mirroredY) {
    /** Stored as shown. */
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** The orientation of an EXIF value, 1 to 8; upright for any other. */
    public static Orientation exif(int value) {
        return switch (value) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /** The place, row by row, of the stored pixel that is shown at (x, y), for a stored picture of a width and height. */
    int place(int x, int y, int width, int height) {
        int column = turned ? y : x;
        int row = turned ? x : y;
        return (mirroredY ? height - 1 - row : row) * width + (mirroredX ? width - 1 - column : column);
    }
}
