package dev.kasus.data.reef.drawing;

import java.util.Arrays;

/**
 * A square picture in the making: red, green and blue as floats from 0 to 1. Shapes are closed polygons whose edges are smoothed by
 * the exact area that they cover of each pixel (signed-area accumulation, as in R. Levien's font-rs). One thread uses it over and
 * over.
 */
public final class Canvas {
    private static final float FAINTEST = 1 / 512f;

    public final int size;

    /** Height x width x 3. */
    public final float[] rgb;

    private final int stride;
    private final float[] area;
    private final float[] rgba = new float[4];
    private float[] xs = new float[256];
    private float[] ys = new float[256];
    private int corners;

    public Canvas(int size) {
        this.size = size;
        rgb = new float[size * size * 3];
        stride = size + 2;
        area = new float[size * stride];
    }

    /** Adds a corner, in pixels, to the shape that the next {@link #fill} closes. */
    public void corner(double x, double y) {
        if (corners == xs.length) {
            xs = Arrays.copyOf(xs, 2 * corners);
            ys = Arrays.copyOf(ys, 2 * corners);
        }
        xs[corners] = (float) x;
        ys[corners++] = (float) y;
    }

    /** Paints every pixel. */
    public void fillAll(Paint paint) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                blend((y * size + x) * 3, x, y, 1, paint);
            }
        }
    }

    /** Closes the shape, paints it and forgets it. */
    public void fill(Paint paint) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (int i = 0; i < corners; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
            top = Math.min(top, ys[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        int x0 = Math.max(0, (int) Math.floor(left));
        int x1 = Math.min(size, (int) Math.ceil(right));
        int y0 = Math.max(0, (int) Math.floor(top));
        int y1 = Math.min(size, (int) Math.ceil(bottom));
        if (x0 < x1 && y0 < y1) {
            for (int i = 0, j = corners - 1; i < corners; j = i++) {
                edge(xs[j], ys[j], xs[i], ys[i]);
            }
            for (int y = y0; y < y1; y++) {
                row(y, x0, x1, paint);
            }
        }
        corners = 0;
    }

    private void row(int y, int x0, int x1, Paint paint) {
        float sum = 0;
        int line = y * stride;
        for (int x = x0; x < x1; x++) {
            sum += area[line + x];
            float cover = Math.min(1, Math.abs(sum));
            if (cover > FAINTEST) {
                blend((y * size + x) * 3, x, y, cover, paint);
            }
        }
        Arrays.fill(area, line + x0, line + Math.min(stride, x1 + 2), 0);
    }

    private void blend(int at, int x, int y, float cover, Paint paint) {
        paint.at(x + 0.5f, y + 0.5f, rgba);
        float a = cover * rgba[3];
        rgb[at] += a * (rgba[0] - rgb[at]);
        rgb[at + 1] += a * (rgba[1] - rgb[at + 1]);
        rgb[at + 2] += a * (rgba[2] - rgb[at + 2]);
    }

    /** Adds what an edge covers, row by row; the sum from the left over a row is then how much of each pixel lies inside. */
    private void edge(float ax, float ay, float bx, float by) {
        if (ay == by) {
            return;
        }
        float direction = ay < by ? 1 : -1;
        float topX = ay < by ? ax : bx;
        float topY = Math.min(ay, by);
        float bottomY = Math.max(ay, by);
        float slope = (bx - ax) / (by - ay);
        float x = topY < 0 ? topX - topY * slope : topX;
        int last = Math.min(size, (int) Math.ceil(bottomY));
        for (int y = Math.max(0, (int) Math.floor(topY)); y < last; y++) {
            float dy = Math.min(y + 1, bottomY) - Math.max(y, topY);
            float next = x + slope * dy;
            span(y * stride, Math.min(x, next), Math.max(x, next), dy * direction);
            x = next;
        }
    }

    private void span(int line, float from, float to, float height) {
        float left = Math.min(size, Math.max(0, from));
        float right = Math.min(size, Math.max(0, to));
        int first = (int) left;
        int end = (int) Math.ceil(right);
        if (end <= first + 1) {
            float beyond = (left + right) / 2 - first;
            area[line + first] += height * (1 - beyond);
            area[line + first + 1] += height * beyond;
            return;
        }
        float share = height / (right - left);
        float covered = 0;
        for (int x = first; x < end; x++) {
            float within = Math.min(x + 1, right) - Math.max(x, left);
            float middle = (Math.min(x + 1, right) + Math.max(x, left)) / 2 - x;
            float here = share * within * (1 - middle);
            area[line + x] += here + covered;
            covered = share * within * middle;
        }
        area[line + end] += covered;
    }

    /** Turns left into right. */
    public void mirror() {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size / 2; x++) {
                int a = (y * size + x) * 3;
                int b = (y * size + size - 1 - x) * 3;
                for (int c = 0; c < 3; c++) {
                    float kept = rgb[a + c];
                    rgb[a + c] = rgb[b + c];
                    rgb[b + c] = kept;
                }
            }
        }
    }
}
