package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.regularization.DropoutMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces the dense head by global average pooling and one classifier layer. */
public final class GlobalPooling implements Remedy {

    @Override
    public String id() {
        return "global-average-pooling";
    }

    @Override
    public String title() {
        return "Global average pooling";
    }

    @Override
    public String about() {
        return "Global average pooling replaces flattening and the hidden dense layers; the classifier layer stays.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        Optional<Layer> flatten = net.top().stream()
                .filter(layer -> layer instanceof Flatten && net.input(layer).height() > 1)
                .findFirst();
        if (flatten.isEmpty() || !(net.classifier().orElse(null) instanceof Dense classifier)) {
            return Optional.empty();
        }
        List<Layer> head = net.behind(flatten.get()).stream()
                .takeWhile(layer -> !layer.equals(classifier))
                .toList();
        long dense = head.stream().filter(Dense.class::isInstance).count();
        List<Edit> edits = new ArrayList<>();
        for (Layer layer : head) {
            boolean lastDropout = DropoutMove.isDropout(layer) && head.indexOf(layer) == head.size() - 1;
            if (!lastDropout) {
                edits.add(new Edit.Remove(new Selector.Name(layer.name())));
            }
        }
        Selector place = new Selector.Name(flatten.get().name());
        edits.add(new Edit.InsertBefore(place, new GlobalAveragePool("")));
        edits.add(new Edit.Remove(place));
        String dose = "inputs of the classifier from " + net.input(classifier).channels() + " to "
                + net.input(flatten.get()).channels()
                + (dense == 0 ? "" : ", without " + dense + " hidden dense " + (dense == 1 ? "layer" : "layers"));
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }
}
