package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Widens narrow hidden layers to a minimum width. */
public final class WideEnough implements Remedy {
    private static final int WIDTH = 16;
    private static final Remedy TWICE = Width.wider();

    @Override
    public String id() {
        return "minimum-width";
    }

    @Override
    public String title() {
        return "Minimum width";
    }

    @Override
    public String about() {
        return "Filters and hidden units are doubled until no layer has fewer than 16.";
    }

    /** Empty where all have. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Edit> edits = new ArrayList<>();
        Recipe wider = recipe;
        while (narrowest(wider) < WIDTH) {
            Optional<Treatment> twice = TWICE.treat(wider, finding);
            if (twice.isEmpty()) {
                return Optional.empty();
            }
            edits.add(twice.get().edit());
            wider = wider.with(twice.get().edit());
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(
                        this,
                        recipe,
                        (1 << edits.size()) + " times the filters and units of every layer except the classifier",
                        new Edit.All(edits));
    }

    private static int narrowest(Recipe recipe) {
        Architecture net = new Architecture(recipe);
        return net.all(Layer.Weighted.class).stream()
                .filter(layer -> !net.isClassifier(layer))
                .mapToInt(layer -> net.output(layer).channels())
                .min()
                .orElse(WIDTH);
    }
}
