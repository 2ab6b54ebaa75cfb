package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Doubles or halves the filters and units of every layer except the classifier. */
public record Width(String id, String title, String about, double factor) implements Remedy {

    public static Remedy narrower() {
        return new Width(
                "narrower",
                "Narrower net",
                "Half as many filters and hidden units, so about a quarter of the weights: less capacity to memorise.",
                0.5);
    }

    public static Remedy wider() {
        return new Width(
                "wider",
                "Wider net",
                "Twice as many filters and hidden units, so about four times the weights: more capacity to fit.",
                2);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Edit> edits = new ArrayList<>();
        net.all()
                .filter(layer -> !net.isClassifier(layer))
                .forEach(layer -> scaled(layer, net)
                        .ifPresent(other -> edits.add(new Edit.Replace(new Selector.Name(layer.name()), other))));
        String dose = (factor > 1 ? "twice" : "half") + " the filters and units of every layer except the classifier";
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }

    private Optional<Layer> scaled(Layer layer, Architecture net) {
        if (layer instanceof Conv c) {
            int in = net.input(c).channels();
            int groups = c.groups() == in ? times(in) : c.groups();
            return Optional.of(new Conv(
                    "",
                    times(c.filters()),
                    c.kernel(),
                    c.stride(),
                    c.padding(),
                    c.dilation(),
                    c.groups() == 1 ? 1 : groups,
                    c.bias(),
                    c.biasInit(),
                    c.standardized(),
                    c.init()));
        } else if (layer instanceof Dense dense && dense.units() != null) {
            return Optional.of(new Dense("", times(dense.units()), dense.bias(), dense.biasInit(), dense.init()));
        } else if (layer instanceof GroupNorm norm) {
            int groups = norm.groups();
            while (times(net.input(norm).channels()) % groups != 0) {
                groups--;
            }
            return groups == norm.groups() ? Optional.empty() : Optional.of(new GroupNorm("", groups, norm.epsilon()));
        }
        return Optional.empty();
    }

    private int times(int width) {
        return (int) Math.max(1, Math.round(width * factor));
    }
}
