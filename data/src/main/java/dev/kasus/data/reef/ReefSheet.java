package dev.kasus.data.reef;

import dev.kasus.recipe.Source;
import java.awt.image.BufferedImage;

/** A contact sheet of the reef: one row a species, with its name. */
@SuppressWarnings("DoNotCallSuggester")
public final class ReefSheet {
    private ReefSheet() {}

    /**
     * Draws a sheet.
     *
     * @param source conditions and species
     * @param size side of each picture, in pixels
     * @param perSpecies pictures a row
     */
    public static BufferedImage draw(Source.Reef source, int size, int perSpecies) {
        throw new IllegalStateException("not there yet" + source + size + perSpecies);
    }
}
