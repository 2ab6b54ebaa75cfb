package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds spatial dropout at the end of each block. */
public final class BlockDropout implements Remedy {
    private static final double RATE = 0.2;

    @Override
    public String id() {
        return "spatial-dropout";
    }

    @Override
    public String title() {
        return "Spatial dropout";
    }

    @Override
    public String about() {
        return "At the end of each block of convolutions, a fifth of the channels are zeroed at random in training.";
    }

    /** Only behind the last batch norm: before one, it would change the variance that the norm counts on. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Layer> ends = Stage.of(net.top()).stream()
                .filter(stage -> !(stage.units().get(0).head() instanceof Dense)
                        && stage.layers().stream().noneMatch(net::isClassifier)
                        && stage.layers().stream().noneMatch(DropoutMove::isDropout))
                .map(stage -> stage.layers().get(stage.layers().size() - 1))
                .filter(end -> !net.batchNormFollows(end))
                .toList();
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = ends.stream()
                .<Edit>map(end -> new Edit.InsertAfter(new Selector.Name(end.name()), new SpatialDropout("", RATE)))
                .toList();
        String dose = NumberLiteral.text(RATE) + " behind "
                + LayerCode.list(ends.stream().map(Layer::name).toList());
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }
}
