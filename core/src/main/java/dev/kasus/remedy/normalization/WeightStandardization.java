package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Standardises the weights of convolutions before a norm, and makes group norms of batch norms. */
public final class WeightStandardization implements Remedy {
    @Override
    public String id() {
        return "weight-standardization";
    }

    @Override
    public String title() {
        return "Weight standardisation";
    }

    @Override
    public String about() {
        return "Convolutions before a norm use their weights standardised filter by filter, and every batch norm becomes a "
                + "group norm.";
    }

    /** Empty where no convolution stands before a norm with its weights as they are: without one, standardised weights would scale every layer up. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Conv> convolutions = net.all(Conv.class).stream()
                .filter(conv -> isTreated(conv, net))
                .toList();
        if (convolutions.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        convolutions.forEach(
                conv -> edits.add(new Edit.Replace(new Selector.Name(conv.name()), conv.withStandardizedWeights())));
        List<BatchNorm> norms = net.all(BatchNorm.class);
        norms.forEach(norm -> edits.add(new Edit.Replace(
                new Selector.Name(norm.name()), new GroupNorm("", NormSwap.groups(net.input(norm)), 1e-5))));
        String dose = (convolutions.size() == 1 ? "1 convolution" : convolutions.size() + " convolutions")
                + (norms.isEmpty() ? "" : ", group norm for batch norm");
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }

    private static boolean isTreated(Conv conv, Architecture net) {
        List<Layer> behind = net.behind(conv);
        boolean single = conv.kernel() == 1 && net.input(conv).channels() == conv.groups();
        return !conv.standardized() && !single && !behind.isEmpty() && behind.get(0) instanceof Norm;
    }
}
