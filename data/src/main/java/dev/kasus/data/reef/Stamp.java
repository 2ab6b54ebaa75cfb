package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Canvas;

/** A time burned into the upper left corner of a picture, as by a surveillance camera: white digits on black. */
final class Stamp {
    private static final int WIDTH = 3;
    private static final int HEIGHT = 5;
    /** Rows of the digits 0 to 9 and the colon, three bits each, from the top. */
    private static final int[] GLYPHS = {
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111,
                0b101_101_111_001_001,
        0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_001_010_010, 0b111_101_111_101_111,
                0b111_101_111_001_111,
        0b000_010_000_010_000
    };

    private Stamp() {}

    /** A time of day, such as {@code 13:07}, from minutes. */
    static String time(int minutes) {
        int hour = minutes / 60 % 24;
        int minute = minutes % 60;
        return "" + hour / 10 + hour % 10 + ":" + minute / 10 + minute % 10;
    }

    /** Pixels of the picture that a dot of a digit takes. */
    private static int dot(int size) {
        return Math.max(1, size / 40);
    }

    /** Width of the stamp in a picture of that size, in pixels. */
    static int width(int size) {
        return (5 * (WIDTH + 1) + 1) * dot(size);
    }

    /** Height of the stamp, in pixels. */
    static int height(int size) {
        return (HEIGHT + 2) * dot(size);
    }

    static void burn(Canvas canvas, String time) {
        int dot = dot(canvas.size);
        for (int y = 0; y < height(canvas.size); y++) {
            for (int x = 0; x < width(canvas.size); x++) {
                float value = lit(time, x / dot - 1, y / dot - 1) ? 0.95f : 0.05f;
                int at = (y * canvas.size + x) * 3;
                canvas.rgb[at] = value;
                canvas.rgb[at + 1] = value;
                canvas.rgb[at + 2] = value;
            }
        }
    }

    private static boolean lit(String time, int x, int y) {
        if (x < 0 || y < 0 || y >= HEIGHT || x / (WIDTH + 1) >= time.length() || x % (WIDTH + 1) == WIDTH) {
            return false;
        }
        char c = time.charAt(x / (WIDTH + 1));
        int glyph = GLYPHS[c == ':' ? 10 : c - '0'];
        return ((glyph >> ((HEIGHT - 1 - y) * WIDTH + WIDTH - 1 - x % (WIDTH + 1))) & 1) == 1;
    }
}
