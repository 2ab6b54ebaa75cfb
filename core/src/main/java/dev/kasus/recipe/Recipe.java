package dev.kasus.recipe;

import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import dev.kasus.recipe.training.Training;
import org.apiguardian.api.API;

/**
 * Everything that determines a run. Two runs of equal recipes on the same machine type end in the same weights, bit for bit.
 *
 * @param data which images, how split, how normalised
 * @param model the network, layer by layer
 * @param training how it is trained
 * @param seed where every random number of the run comes from (initialisation, order, dropout, augmentation)
 * @param threads processor threads of the run; 0 takes all of the machine's, and the run then records how many that were
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Recipe(
        Data data,
        Model model,
        @Default("{}") Training training,
        @Default("0") long seed,
        @Default("1") @Range(min = 0, max = 1024) int threads) {

    /** This recipe with an edit applied. */
    public Recipe with(Edit edit) {
        return edit.apply(this);
    }

    /** This recipe on other data. */
    public Recipe with(Data other) {
        return new Recipe(other, model, training, seed, threads);
    }

    /** This recipe under another seed. */
    public Recipe withSeed(long other) {
        return new Recipe(data, model, training, other, threads);
    }

    /** Whether another recipe ends in the same weights: all is equal but for names that layers are given by their kind, such as {@code relu1}. */
    public boolean trainsAs(Recipe other) {
        return equals(other) || (model.isButForNames(other.model) && equals(other.with(model)));
    }

    private Recipe with(Model other) {
        return new Recipe(data, other, training, seed, threads);
    }

    /** The shapes of every layer's output; refuses a model whose shapes do not fit. */
    public Shapes shapes(int classes) {
        return Shapes.of(model, data.color().channels(), data.size(), classes);
    }
}
