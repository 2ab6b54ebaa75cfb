package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes the batch norms that a finding names, or else those after an activation. */
public final class BatchNormRemoval implements Remedy {

    @Override
    public String id() {
        return "batch-norm-removed";
    }

    @Override
    public String title() {
        return "Batch norm removed";
    }

    @Override
    public String about() {
        return "Removes the batch norm that the finding names. The layer before it gets its bias back.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<BatchNorm> gone = net.batchNormsAt(finding.layers());
        if (gone.isEmpty()) {
            gone = net.all(BatchNorm.class).stream()
                    .filter(norm -> BatchNormMove.source(net, norm).isPresent())
                    .toList();
        }
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        for (BatchNorm norm : gone) {
            net.before(norm)
                    .flatMap(BatchNormRemoval::withBias)
                    .ifPresent(layer -> edits.add(new Edit.Replace(new Selector.Name(layer.name()), layer)));
            edits.add(new Edit.Remove(new Selector.Name(norm.name())));
        }
        String dose = "without " + LayerCode.list(gone.stream().map(Layer::name).toList());
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }

    private static Optional<Layer> withBias(Layer layer) {
        return layer instanceof Weighted weighted && !weighted.bias()
                ? Optional.of(weighted.withBias(true))
                : Optional.empty();
    }
}
