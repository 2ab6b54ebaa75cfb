package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Canvas;
import java.util.SplittableRandom;

/** What water, light and camera do to a picture. */
final class Optics {
    private Optics() {}

    /** Mixes everything with the colour of the water. */
    static void cloud(Canvas canvas, Water water, double turbidity) {
        canvas.fillAll((x, y, rgba) -> {
            water.at(x, y, rgba);
            rgba[3] = (float) turbidity;
        });
    }

    /** Changes exposure, colour cast and where the light comes from; 0 changes nothing. */
    static void light(Canvas canvas, SplittableRandom random, double illumination) {
        double exposure = illumination * random.nextDouble(-1, 1);
        float[] cast = new float[3];
        for (int c = 0; c < 3; c++) {
            cast[c] = (float) (StrictMath.pow(2, 1.1 * exposure) * (1 + 0.3 * illumination * random.nextDouble(-1, 1)));
        }
        double fallX = 0.5 * illumination * random.nextDouble(-1, 1);
        double fallY = 0.5 * illumination * random.nextDouble(-1, 1);
        int size = canvas.size;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double fall = 1 + fallX * ((x + 0.5) / size - 0.5) + fallY * ((y + 0.5) / size - 0.5);
                for (int c = 0; c < 3; c++) {
                    int i = (y * size + x) * 3 + c;
                    canvas.rgb[i] = Math.min(1, canvas.rgb[i] * cast[c] * (float) fall);
                }
            }
        }
    }

    /** A Gaussian blur with a standard deviation in pixels; edges repeat. */
    static void blur(Canvas canvas, double deviation) {
        if (deviation < 0.05) {
            return;
        }
        int reach = (int) Math.ceil(3 * deviation);
        float[] kernel = new float[reach + 1];
        double sum = 0;
        for (int k = 0; k <= reach; k++) {
            double weight = StrictMath.exp(-k * k / (2 * deviation * deviation));
            kernel[k] = (float) weight;
            sum += k == 0 ? weight : 2 * weight;
        }
        for (int k = 0; k <= reach; k++) {
            kernel[k] /= (float) sum;
        }
        int size = canvas.size;
        float[] line = new float[size * 3];
        for (int i = 0; i < size; i++) {
            blurLine(canvas.rgb, i * size * 3, 3, line, kernel);
        }
        for (int i = 0; i < size; i++) {
            blurLine(canvas.rgb, i * 3, size * 3, line, kernel);
        }
    }

    private static void blurLine(float[] rgb, int start, int step, float[] line, float[] kernel) {
        int n = line.length / 3;
        for (int i = 0; i < n; i++) {
            System.arraycopy(rgb, start + i * step, line, i * 3, 3);
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                float sum = kernel[0] * line[i * 3 + c];
                for (int k = 1; k < kernel.length; k++) {
                    sum += kernel[k] * (line[Math.max(0, i - k) * 3 + c] + line[Math.min(n - 1, i + k) * 3 + c]);
                }
                rgb[start + i * step + c] = sum;
            }
        }
    }

    /**
     * Adds sensor noise. Four 16-bit numbers added up are as good as Gaussian here (they end at 3.5 standard deviations), and unlike
     * {@link SplittableRandom#nextGaussian} the same in every Java.
     */
    static void noise(Canvas canvas, SplittableRandom random, double deviation) {
        if (deviation == 0) {
            return;
        }
        float scale = (float) (deviation / (65536 * Math.sqrt(4 / 12.0)));
        for (int i = 0; i < canvas.rgb.length; i++) {
            long bits = random.nextLong();
            long sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
            canvas.rgb[i] += scale * (sum - 2 * 65535);
        }
    }
}
