package dev.kasus.report.svg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Colours of values in a strip. Magnitudes go from dark blue to yellow, evenly for the eye and without relying on red and green
 * (after viridis, Smith and van der Walt 2015); shares of bad things go from nothing to red.
 *
 * @param span the values between the two ends
 * @param badShare whether the values are shares of something bad
 */
public record ColourScale(Span span, boolean badShare) {
    private static final int[] MAGNITUDE = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };
    private static final int BAD = 0xd03a2f;
    private static final int NOT_FINITE = 0xffff00c8;
    private static final int LEGEND_WIDTH = 64;

    /** The colour of a value: alpha, red, green, blue. */
    int of(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        double share = span.share(value);
        if (badShare) {
            return (int) Math.round(20 + 235 * share) << 24 | BAD;
        }
        double place = share * (MAGNITUDE.length - 1);
        int below = (int) Math.min(place, MAGNITUDE.length - 2);
        return mixed(MAGNITUDE[below], MAGNITUDE[below + 1], place - below);
    }

    private static int mixed(int first, int second, double share) {
        int colour = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = first >> shift & 0xff;
            int b = second >> shift & 0xff;
            colour = colour << 8 | (int) Math.round(a + (b - a) * share);
        }
        return colour;
    }

    /** A strip of cells as the address of a picture that holds itself. */
    public String picture(Cells cells) {
        return picture(cells.count(), i -> cells.isKnown(i) ? of(cells.value(i)) : 0);
    }

    /** The colours from the lowest to the highest value. */
    public String legend() {
        return picture(LEGEND_WIDTH, i -> {
            double share = i / (LEGEND_WIDTH - 1.0);
            return of(
                    span.logarithmic()
                            ? span.low() * Math.pow(span.high() / span.low(), share)
                            : span.low() + (span.high() - span.low()) * share);
        });
    }

    /** The square of a matrix, row by row. */
    public String square(int side, double[] values) {
        return picture(side, side, i -> of(values[i]));
    }

    private static String picture(int width, IntUnaryOperator colours) {
        return picture(width, 1, colours);
    }

    private static String picture(int width, int height, IntUnaryOperator colours) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colours.applyAsInt(i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
