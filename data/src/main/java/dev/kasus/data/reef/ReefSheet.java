package dev.kasus.data.reef;

import dev.kasus.data.image.Bitmap;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Source;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A contact sheet of the reef: one row a species, with its name. */
public final class ReefSheet {
    private static final int GAP = 4;
    private static final int NAMES = 170;
    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22303A);

    private ReefSheet() {}

    /**
     * Draws a sheet of the first training images of each species, as they are drawn and whatever they are labelled.
     *
     * @param source conditions and species
     * @param size side of each picture, in pixels; 24 to 128
     * @param perSpecies pictures a row
     */
    public static BufferedImage draw(Source.Reef source, int size, int perSpecies) {
        Reef.checkSize(size);
        if (perSpecies < 1) {
            throw new BadInput("a sheet cannot have " + perSpecies + " pictures a row", "Ask for at least one.");
        }
        Roster roster = new Roster(source);
        int row = Math.max(size, 20) + GAP;
        int rows = roster.species().size();
        BufferedImage sheet = new BufferedImage(
                NAMES + perSpecies * (size + GAP) + GAP, rows * row + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Scene scene = new Scene(size);
        for (int r = 0; r < rows; r++) {
            Roster.Shoal shoal = roster.shoals().get(r);
            graphics.drawString(shoal.species().label(), 2 * GAP, GAP + r * row + size / 2 + 5);
            for (int i = 0; i < perSpecies; i++) {
                byte[] pixels = roster.draw(scene, new Roster.Shot(shoal, i, shoal.species()), 3);
                graphics.drawImage(Bitmap.of(pixels, size, size, 3), NAMES + i * (size + GAP), GAP + r * row, null);
            }
        }
        graphics.dispose();
        return sheet;
    }
}
