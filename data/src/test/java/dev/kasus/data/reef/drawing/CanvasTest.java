package dev.kasus.data.reef.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasTest {
    private static final int SIZE = 12;
    private static final Paint WHITE = Paint.flat(new Rgb(1, 1, 1), 1);

    /** The oracle looks at 32 x 32 points of every pixel. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void coversAsManySamplesAsLieInside(long seed) {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", seed));
        double[] x = random.doubles(3, 0, SIZE).toArray();
        double[] y = random.doubles(3, 0, SIZE).toArray();
        Canvas canvas = triangle(x, y);
        for (int py = 0; py < SIZE; py++) {
            for (int px = 0; px < SIZE; px++) {
                assertThat((double) canvas.rgb[(py * SIZE + px) * 3]).isCloseTo(sampled(x, y, px, py), within(0.04));
            }
        }
    }

    private static Canvas triangle(double[] x, double[] y) {
        Canvas canvas = new Canvas(SIZE);
        for (int i = 0; i < 3; i++) {
            canvas.corner(x[i], y[i]);
        }
        canvas.fill(WHITE);
        return canvas;
    }

    private static double sampled(double[] x, double[] y, int px, int py) {
        int inside = 0;
        for (int i = 0; i < 32 * 32; i++) {
            int column = i % 32;
            int row = i / 32;
            double sx = px + (column + 0.5) / 32;
            double sy = py + (row + 0.5) / 32;
            int signs = 0;
            for (int k = 0; k < 3; k++) {
                int n = (k + 1) % 3;
                signs += (x[n] - x[k]) * (sy - y[k]) - (y[n] - y[k]) * (sx - x[k]) > 0 ? 1 : -1;
            }
            inside += Math.abs(signs) == 3 ? 1 : 0;
        }
        return inside / 1024.0;
    }

    @Test
    void shapesThatReachOutOfThePictureAreCut() {
        Canvas canvas = triangle(new double[] {-30, 40, 5}, new double[] {-30, -30, 70});
        for (int i = 0; i < canvas.rgb.length; i++) {
            assertThat(canvas.rgb[i]).isCloseTo(1, within(1e-4f));
        }
        Canvas beside = triangle(new double[] {-30, -20, -25}, new double[] {0, 0, 10});
        assertThat(beside.rgb).containsOnly(0);
    }

    @Test
    void aShapeIsForgottenOnceItIsFilled() {
        Canvas canvas = triangle(new double[] {0, 4, 0}, new double[] {0, 0, 4});
        float[] once = canvas.rgb.clone();
        canvas.fill(Paint.flat(new Rgb(0, 0, 0), 1));
        assertThat(canvas.rgb).isEqualTo(once);
        canvas.corner(6, 6);
        canvas.corner(10, 6);
        canvas.corner(6, 10);
        canvas.fill(Paint.flat(new Rgb(0, 0, 0), 1));
        assertThat(canvas.rgb).isEqualTo(once);
    }
}
