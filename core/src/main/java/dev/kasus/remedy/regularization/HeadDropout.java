package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds dropout before every dense layer. */
public final class HeadDropout implements Remedy {
    /** Half, as Srivastava et al. have it, where dense layers hold the capacity to memorise. */
    private static final double RATE = 0.5;
    /** Before a classifier alone, whose few inputs carry more each. */
    private static final double RATE_OF_CLASSIFIER = 0.3;

    @Override
    public String id() {
        return "dropout-in-head";
    }

    @Override
    public String title() {
        return "Dropout in the head";
    }

    @Override
    public String about() {
        return "Adds dropout before every dense layer: rate 0.5, or 0.3 if the classifier is the only one.";
    }

    /** Nowhere before a batch norm, which would count on another variance in validation. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Dense> dense = net.all(Dense.class);
        double rate = dense.size() > 1 ? RATE : RATE_OF_CLASSIFIER;
        List<String> places = dense.stream()
                .filter(layer -> net.before(layer)
                        .filter(before -> !DropoutMove.isDropout(before))
                        .isPresent())
                .filter(layer -> !net.batchNormFollows(layer))
                .map(Layer::name)
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = places.stream()
                .<Edit>map(name -> new Edit.InsertBefore(new Selector.Name(name), new Dropout("", rate)))
                .toList();
        String dose = NumberLiteral.text(rate) + " before " + LayerCode.list(places);
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }
}
