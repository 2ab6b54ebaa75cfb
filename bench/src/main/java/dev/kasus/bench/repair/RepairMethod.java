package dev.kasus.bench.repair;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.List;

/** Prescribes edits for a sick run. */
interface RepairMethod {
    /** Who it is, for a table. */
    String name();

    /**
     * What to try, best first; none if nothing was found or nothing is known against it.
     *
     * @param recipe of the run, in one thread
     * @param folder for trainings that the prescription itself needs
     */
    List<Edit> edits(Recipe recipe, Recording recording, Path folder);
}
