package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds a ReLU after every hidden layer of a linear net. */
public final class ActivationInsertion implements Remedy {

    @Override
    public String id() {
        return "activation-added";
    }

    @Override
    public String title() {
        return "Activation added";
    }

    @Override
    public String about() {
        return "Adds a ReLU after every hidden layer, or after its normalisation. Without activations all layers "
                + "together are one linear map.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Layer> weighted =
                net.all().filter(layer -> layer instanceof Weighted).toList();
        if (weighted.size() < 2 || !recipe.model().isLinear()) {
            return Optional.empty();
        }
        List<String> hidden = weighted.subList(0, weighted.size() - 1).stream()
                .map(layer -> net.behind(layer).stream()
                        .findFirst()
                        .filter(Norm.class::isInstance)
                        .orElse(layer)
                        .name())
                .toList();
        List<Edit> edits = hidden.stream()
                .<Edit>map(name -> new Edit.InsertAfter(new Selector.Name(name), new Relu("")))
                .toList();
        return Treatment.ofLayers(this, recipe, "ReLU after " + LayerCode.list(hidden), new Edit.All(edits));
    }
}
