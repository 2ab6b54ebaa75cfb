package dev.kasus.data;

import dev.kasus.BadInput;
import dev.kasus.recipe.Data;

/** Loads what a recipe names. */
public final class Datasets {
    private Datasets() {}

    /**
     * Decodes and splits the images of a recipe, in parallel.
     *
     * @param progress told how many images of how many are done, from any thread
     * @throws dev.kasus.BadInput if there is nothing to train on, or a file is broken and the recipe refuses that
     */
    public static Dataset load(Data data, LoadProgress progress) {
        if (data.size() > 0) {
            throw new BadInput("no source of images is built in yet", "");
        }
        return load(data, progress);
    }
}
