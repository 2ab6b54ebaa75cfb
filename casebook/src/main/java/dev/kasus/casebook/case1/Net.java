package dev.kasus.casebook.case1;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where something is put into a plain net: behind a convolution, by its number. */
final class Net {
    private Net() {}

    /** Number of convolutions. */
    static int convolutions(Recipe recipe) {
        return activations(recipe).size();
    }

    /** The activation behind each convolution, in order. */
    static List<String> activations(Recipe recipe) {
        List<String> names = new ArrayList<>();
        List<Layer> layers = recipe.model().layers();
        for (int i = 0; i + 1 < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Conv && layers.get(i + 1) instanceof Layer.Activation) {
                names.add(layers.get(i + 1).name());
            }
        }
        return names;
    }

    /** A layer behind the activation of a convolution, counted from 1. */
    static Recipe behind(Recipe recipe, int convolution, Layer layer) {
        return recipe.with(
                new Edit.InsertAfter(new Selector.Name(activations(recipe).get(convolution - 1)), layer));
    }

    /** A layer behind the activation of every convolution but some. */
    static Recipe behindEach(Recipe recipe, Layer layer, Set<Integer> but) {
        Recipe changed = recipe;
        for (int convolution = 1; convolution <= convolutions(recipe); convolution++) {
            if (!but.contains(convolution)) {
                changed = behind(changed, convolution, layer);
            }
        }
        return changed;
    }

    /** A layer between every convolution and its activation. */
    static Recipe beforeEachActivation(Recipe recipe, Layer layer) {
        Recipe changed = recipe;
        for (String activation : activations(recipe)) {
            changed = changed.with(new Edit.InsertBefore(new Selector.Name(activation), layer));
        }
        return changed;
    }

    /** The same net with only every second of its convolutions. */
    static Recipe halfAsDeep(Recipe recipe) {
        Recipe shallow = recipe;
        List<Layer> layers = recipe.model().layers();
        int convolution = 0;
        for (int i = 0; i + 1 < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Conv && ++convolution % 2 == 0) {
                shallow = shallow.with(
                                new Edit.Remove(new Selector.Name(layers.get(i).name())))
                        .with(new Edit.Remove(
                                new Selector.Name(layers.get(i + 1).name())));
            }
        }
        return shallow;
    }
}
