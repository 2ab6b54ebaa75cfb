package dev.kasus.torch.network;

import static org.bytedeco.pytorch.global.torch.make_generator_cpu;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Prelu;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Shapes;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;

/** Which parameters a model has, and what they are before training. */
final class Weights {
    private Weights() {}

    /** A store with every parameter of a model, all zero. */
    static ParameterStore store(Model model, Shapes shapes) {
        ParameterStore.Builder store = ParameterStore.builder();
        for (Layer layer : model.allLayers()) {
            String name = layer.name();
            if (layer instanceof Conv conv) {
                long inputs = shapes.input(name).channels() / conv.groups();
                store.add(name + ".weight", true, conv.filters(), inputs, conv.kernel(), conv.kernel());
                if (conv.bias()) {
                    store.add(name + ".bias", false, conv.filters());
                }
            } else if (layer instanceof Dense dense) {
                long outputs = shapes.output(name).channels();
                store.add(name + ".weight", true, outputs, shapes.input(name).channels());
                if (dense.bias()) {
                    store.add(name + ".bias", false, outputs);
                }
            } else if (layer instanceof Norm) {
                store.add(name + ".weight", false, shapes.input(name).channels());
                store.add(name + ".bias", false, shapes.input(name).channels());
            } else if (layer instanceof Prelu) {
                store.add(name + ".weight", false, shapes.input(name).channels());
            }
        }
        return store.build();
    }

    /** Draws every weight, each layer from a stream of its own, so that an edit of one layer leaves the others' weights alone. */
    static void draw(Recipe recipe, ParameterStore store) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (Layer layer : recipe.model().allLayers()) {
                String weight = layer.name() + ".weight";
                if (layer instanceof Layer.Weighted weighted) {
                    Init init = weighted.init() == null ? recipe.model().init() : weighted.init();
                    long seed = Seeds.derive(recipe.seed(), "weights of " + layer.name(), 0);
                    Initializer.fill(store.get(weight), init, make_generator_cpu(seed));
                    if (weighted.bias() && weighted.biasInit() != 0) {
                        store.get(layer.name() + ".bias").fill_(new Scalar(weighted.biasInit()));
                    }
                } else if (layer instanceof Norm) {
                    store.get(weight).fill_(new Scalar(1.0));
                } else if (layer instanceof Prelu prelu) {
                    store.get(weight).fill_(new Scalar(prelu.slope()));
                }
            }
        }
    }
}
