package dev.kasus.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRowsTest {
    /** A half of linear light is 188 in sRGB (IEC 61966-2-1). */
    private static final int HALF = 0xBCBCBC;

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aColourProfileIsFollowedInAnyOrderOfBands(int red) {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 5, 70, 15, 3, new int[] {red, 1, 2 - red}, null);
        assertThat(pixel(linear(raster, false), 3, 69)).isEqualTo(HALF);
    }

    @Test
    void transparencyOutlivesAColourProfile() {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 5, 70, 4, null);
        BufferedImage image = linear(raster, true);
        for (int x = 0; x < 5; x++) {
            raster.setSample(x, 69, 3, x == 3 ? 0 : 255);
        }
        assertThat(pixel(image, 2, 69)).isEqualTo(HALF);
        assertThat(pixel(image, 3, 69)).isZero();
    }

    private static BufferedImage linear(WritableRaster raster, boolean alpha) {
        for (int p = 0; p < 5 * 70; p++) {
            for (int band = 0; band < 3; band++) {
                raster.setSample(p % 5, p / 5, band, 128);
            }
        }
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
        return new BufferedImage(
                new ComponentColorModel(space, alpha, false, transparency, DataBuffer.TYPE_BYTE), raster, false, null);
    }

    private static int pixel(BufferedImage image, int x, int y) {
        int[] row = new int[image.getWidth()];
        new PictureRows(image).read(y, row);
        return row[x] & 0xFFFFFF;
    }
}
