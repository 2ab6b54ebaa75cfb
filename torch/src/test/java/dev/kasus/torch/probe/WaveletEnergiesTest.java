package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.signal.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaveletEnergiesTest {
    private static final int SIDE = 32;

    /** Stripes of a period in pixels, in all three channels: upright ones, or lying. */
    private static float[] stripes(int period, boolean upright) {
        float[] image = new float[3 * SIDE * SIDE];
        for (int i = 0; i < image.length; i++) {
            int place = upright ? i % SIDE : i / SIDE % SIDE;
            image[i] = place % period < period / 2 ? 1 : -1;
        }
        return image;
    }

    private static int strongest(Matrix means, int row) {
        int best = 0;
        for (int column = 0; column < means.columns(); column++) {
            best = means.at(row, column) > means.at(row, best) ? column : best;
        }
        return best;
    }

    @Test
    void stripesAreFoundInTheirOctaveAndDirection() {
        WaveletEnergies energies = new WaveletEnergies(4, SIDE);
        energies.add(stripes(2, true), SIDE, 0);
        energies.add(stripes(2, false), SIDE, 1);
        energies.add(stripes(4, true), SIDE, 2);
        energies.add(stripes(8, false), SIDE, 3);
        Matrix means = energies.means();
        assertThat(means.columns()).isEqualTo(4 * 3);
        assertThat(strongest(means, 0)).isZero();
        assertThat(strongest(means, 1)).isEqualTo(1);
        assertThat(strongest(means, 2)).isEqualTo(3);
        assertThat(strongest(means, 3)).isEqualTo(2 * 3 + 1);
        assertThat(Math.exp(means.at(0, 0))).isCloseTo(1, within(1e-6));
    }

    /** Parseval: the energies of all octaves, and of what is left, add up to that of the image. */
    @Test
    void noEnergyIsLost() {
        SplittableRandom random = new SplittableRandom(3);
        float[] image = new float[SIDE * SIDE];
        double all = 0;
        double[] left = new double[4];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextGaussian();
            all += (double) image[i] * image[i] / image.length;
            left[i / SIDE / (SIDE / 2) * 2 + i % SIDE / (SIDE / 2)] += image[i] / (double) (SIDE * SIDE / 4);
        }
        WaveletEnergies energies = new WaveletEnergies(1, SIDE);
        energies.add(image, SIDE, 0);
        double found = 0;
        for (int column = 0; column < 12; column++) {
            found += Math.exp(energies.means().at(0, column));
        }
        for (double quarter : left) {
            found += quarter * quarter / 4;
        }
        assertThat(found).isCloseTo(all, within(1e-3));
    }

    @Test
    void spreadIsThatOfTheLogarithms() {
        WaveletEnergies energies = new WaveletEnergies(2, SIDE);
        float[] faint = stripes(2, true);
        for (int i = 0; i < faint.length; i++) {
            faint[i] *= (float) Math.exp(-1);
        }
        energies.add(stripes(2, true), SIDE, 0);
        energies.add(faint, SIDE, 0);
        assertThat(energies.means().at(0, 0)).isCloseTo(-1, within(1e-5));
        assertThat(energies.spreads().at(0, 0)).isCloseTo(1, within(1e-5));
        assertThat(energies.means().at(1, 0)).as("a class without images").isNaN();
    }

    /** Noise of a standard deviation, so many images of each class. */
    private static WaveletEnergies noise(long seed, int images, double... deviations) {
        SplittableRandom random = new SplittableRandom(seed);
        WaveletEnergies energies = new WaveletEnergies(deviations.length, SIDE);
        for (int label = 0; label < deviations.length; label++) {
            for (int i = 0; i < images; i++) {
                float[] image = new float[SIDE * SIDE];
                double own = deviations[label] * (0.8 + 0.4 * random.nextDouble());
                for (int pixel = 0; pixel < image.length; pixel++) {
                    image[pixel] = (float) (own * random.nextGaussian());
                }
                energies.add(image, SIDE, label);
            }
        }
        return energies;
    }

    @Test
    void aShiftIsOneOfMostClassesAndNotOfOneAlone() {
        WaveletEnergies train = noise(1, 50, 1, 2, 3);
        assertThat(train.shift(noise(2, 50, 1, 2, 3))).isLessThan(0.4);
        assertThat(train.shift(noise(3, 50, 1, 2, 30))).isLessThan(0.4);
        assertThat(train.shift(noise(4, 50, 1.5, 3, 4.5))).isGreaterThan(1);
    }

    @Test
    void ofFewerThanEightImagesNothingIsSaid() {
        assertThat(noise(1, 7, 1, 2).shift(noise(2, 50, 1, 2))).isNaN();
    }
}
