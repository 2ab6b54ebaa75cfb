package dev.kasus.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.TestPictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SquareFitTest {

    @Test
    void aSquareOfTheSameSizeIsUntouched() {
        BufferedImage picture = noise(7, 7, 1);
        byte[] square = SquareFit.bytes(picture, 7, 3);
        for (int p = 0; p < 49; p++) {
            Color color = new Color(picture.getRGB(p % 7, p / 7));
            assertThat(square[p * 3] & 0xFF).isEqualTo(color.getRed());
            assertThat(square[p * 3 + 1] & 0xFF).isEqualTo(color.getGreen());
            assertThat(square[p * 3 + 2] & 0xFF).isEqualTo(color.getBlue());
        }
    }

    @Test
    void shrinkingAveragesOverAreas() {
        BufferedImage picture = grey(new int[][] {{10, 20, 30, 40}, {30, 40, 50, 60}, {0, 0, 9, 9}, {0, 4, 9, 9}});
        assertThat(SquareFit.bytes(picture, 2, 1)).containsExactly(25, 45, 1, 9);
    }

    @Test
    void shrinkingByAFractionSharesPixels() {
        BufferedImage picture = grey(new int[][] {{0, 90, 30}, {0, 90, 30}, {0, 90, 30}});
        // Each target covers one pixel and a half: (0 + 90/2) / 1.5 and (90/2 + 30) / 1.5.
        assertThat(SquareFit.bytes(picture, 2, 1)).containsExactly(30, 50, 30, 50);
    }

    @Test
    void enlargingInterpolates() {
        BufferedImage picture = grey(new int[][] {{0, 100}, {0, 100}});
        assertThat(SquareFit.bytes(picture, 4, 1)).startsWith(0, 25, 75, 100);
    }

    @Test
    void theShorterSideIsCentredBetweenItsRepeatedEdges() {
        BufferedImage picture = grey(new int[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
        assertThat(SquareFit.bytes(picture, 4, 1)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8);
    }

    @Test
    void greyIsLuminance() {
        assertThat(SquareFit.bytes(TestPictures.plain(3, 3, 0xFF0000), 1, 1)).containsExactly(76);
        assertThat(SquareFit.bytes(TestPictures.plain(3, 3, 0x00FF00), 1, 1)).containsExactly((byte) 150);
        assertThat(SquareFit.bytes(TestPictures.plain(3, 3, 0x0000FF), 1, 1)).containsExactly(29);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,5000", "5000,1", "640,480", "33,32", "31,32", "7,200"})
    void aPlainPictureStaysPlainAtAnySize(int width, int height) {
        for (int side : new int[] {8, 32, 100}) {
            assertThat(SquareFit.bytes(TestPictures.plain(width, height, 0xFFFFFF), side, 3))
                    .containsOnly((byte) 255)
                    .hasSize(side * side * 3);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.kasus.data.TestSeeds#ten")
    void shrinkingKeepsTheMean(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int from = random.nextInt(20, 120);
        BufferedImage picture = noise(from, from, seed);
        int side = random.nextInt(8, from + 1);
        assertThat(mean(SquareFit.bytes(picture, side, 3)))
                .isCloseTo(mean(SquareFit.bytes(picture, from, 3)), within(0.2));
    }

    private static double mean(byte[] bytes) {
        double sum = 0;
        for (byte value : bytes) {
            sum += value & 0xFF;
        }
        return sum / bytes.length;
    }

    private static BufferedImage noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return picture;
    }

    private static BufferedImage grey(int[][] levels) {
        BufferedImage picture = new BufferedImage(levels[0].length, levels.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < levels.length; y++) {
            for (int x = 0; x < levels[y].length; x++) {
                picture.setRGB(x, y, levels[y][x] * 0x010101);
            }
        }
        return picture;
    }
}
