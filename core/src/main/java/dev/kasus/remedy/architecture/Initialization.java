package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets one initialisation for all weights, also for layers with an own one, and starts biases at 0, as the papers do. */
public record Initialization(String id, String title, String about, Init init) implements Remedy {

    public static Remedy heNormal() {
        return new Initialization(
                "he-initialization",
                "He initialisation",
                "Weights are drawn from a normal distribution of variance 2/fan-in, which keeps the scale of signals through"
                        + " layers with ReLU.",
                new Init.HeNormal());
    }

    public static Remedy heUniform() {
        return new Initialization(
                "he-uniform-initialization",
                "He initialisation (uniform)",
                "Weights are drawn uniformly from +-sqrt(6/fan-in): the same variance as He-normal, without tails.",
                new Init.HeUniform());
    }

    /** Empty where every weight is drawn after He already, whichever way, and biases start at 0: the two differ in nothing that matters. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<String> others = net.all(Weighted.class).stream()
                .filter(layer -> !he(net.init(layer)) || startsBiased(layer))
                .map(Layer::name)
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String dose = title + " of " + LayerCode.list(others);
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(everywhere(recipe, init)))
                .map(treatment -> treatment.with(Code.in(framework -> framework.initialize(init))));
    }

    private static boolean startsBiased(Weighted layer) {
        return layer.bias() && layer.biasInit() != 0;
    }

    private static boolean he(Init init) {
        return init instanceof Init.HeNormal || init instanceof Init.HeUniform;
    }

    /** The edits after which every layer is initialised this way. */
    static List<Edit> everywhere(Recipe recipe, Init init) {
        List<Edit> edits = new ArrayList<>();
        if (!recipe.model().init().equals(init)) {
            edits.add(new Edit.Set("model.init", TreeWriter.write(init, Init.class)));
        }
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Weighted weighted && (weighted.init() != null || startsBiased(weighted))) {
                edits.add(new Edit.Replace(new Selector.Name(layer.name()), weighted.startingFrom(null, 0)));
            }
        }
        return edits;
    }
}
