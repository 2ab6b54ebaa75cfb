package dev.kasus.data.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture of any kind, in sRGB of eight bits: sixteen bits become eight, palettes and greys colours, foreign colour
 * spaces sRGB; transparent places become black.
 */
public final class PictureRows implements PixelRows {
    /** Rows that Java2D converts at a time. */
    private static final int STRIP = 32;

    private final BufferedImage image;
    private final boolean grey;
    private final @Nullable BufferedImage strip;
    private int stripTop = -STRIP;

    /** Rows of a picture with up to 16 bits a sample. */
    public PictureRows(BufferedImage picture) {
        this.image = standard(picture);
        ColorModel colors = image.getColorModel();
        // Java2D takes grey for linear light and would brighten it, so grey is read as it stands.
        this.grey = !(colors instanceof IndexColorModel)
                && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && colors.getNumColorComponents() == 1;
        boolean direct = grey || image.getType() == BufferedImage.TYPE_INT_RGB;
        this.strip = direct ? null : new BufferedImage(image.getWidth(), STRIP, BufferedImage.TYPE_INT_RGB);
    }

    /** In sRGB where a colour profile says otherwise: drawing would convert pixel by pixel, or not at all. */
    private static BufferedImage standard(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        boolean profiled = colors.getColorSpace() instanceof ICC_ColorSpace space && !space.isCS_sRGB();
        if (!profiled || colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return picture;
        }
        int type = colors.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage converted = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        return new ColorConvertOp(null).filter(picture, converted);
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public void read(int y, int[] row) {
        if (grey) {
            readGrey(y, row);
        } else if (strip == null) {
            image.getRaster().getDataElements(0, y, width(), 1, row);
        } else {
            if (y < stripTop || y >= stripTop + STRIP) {
                convert(strip, y);
                stripTop = y;
            }
            strip.getRaster().getDataElements(0, y - stripTop, width(), 1, row);
        }
    }

    private void convert(BufferedImage into, int top) {
        int rows = Math.min(STRIP, height() - top);
        BufferedImage part = image.getSubimage(0, top, width(), rows);
        Graphics2D graphics = into.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, width(), STRIP);
        graphics.drawImage(part, 0, 0, null);
        graphics.dispose();
    }

    private void readGrey(int y, int[] row) {
        ColorModel colors = image.getColorModel();
        int bands = image.getRaster().getNumBands();
        int white = (1 << colors.getComponentSize(0)) - 1;
        for (int x = 0; x < row.length; x++) {
            int value = image.getRaster().getSample(x, y, 0);
            int level = (value * 255 + white / 2) / white;
            if (bands > 1) {
                int opaque = (1 << colors.getComponentSize(1)) - 1;
                level = (level * image.getRaster().getSample(x, y, 1) + opaque / 2) / opaque;
            }
            row[x] = level << 16 | level << 8 | level;
        }
    }
}
