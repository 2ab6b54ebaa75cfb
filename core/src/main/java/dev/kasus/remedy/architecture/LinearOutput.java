package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Removes the activation after the last layer. */
public final class LinearOutput implements Remedy {

    @Override
    public String id() {
        return "linear-output";
    }

    @Override
    public String title() {
        return "Linear output";
    }

    @Override
    public String about() {
        return "Removes the activation after the last layer. The loss contains the softmax and needs unbounded logits.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Layer> layers = recipe.model().layers();
        Layer last = layers.get(layers.size() - 1);
        return last instanceof Layer.Activation && layers.size() > 1
                ? Treatment.ofLayers(
                        this, recipe, "without " + last.name(), new Edit.Remove(new Selector.Name(last.name())))
                : Optional.empty();
    }
}
