package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Activation;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves batch norms from after an activation to before it. */
public final class BatchNormMove implements Remedy {

    @Override
    public String id() {
        return "batch-norm-before-activation";
    }

    @Override
    public String title() {
        return "Batch norm before the activation";
    }

    @Override
    public String about() {
        return "A batch norm after an activation moves to directly after the preceding convolution or dense layer.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<BatchNorm> named = net.batchNormsAt(finding.layers());
        List<Edit> edits = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (BatchNorm norm : named.isEmpty() ? net.all(BatchNorm.class) : named) {
            source(net, norm).ifPresent(source -> {
                edits.add(new Edit.MoveAfter(norm.name(), source.name()));
                moves.add(norm.name() + " to directly after " + source.name());
            });
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(this, recipe, LayerCode.list(moves), new Edit.All(edits));
    }

    /** What feeds a batch norm through an activation; empty if there is no activation or another norm between. */
    static Optional<Layer> source(Architecture net, BatchNorm norm) {
        boolean activated = false;
        Optional<Layer> before = net.before(norm);
        while (before.isPresent()) {
            Layer layer = before.get();
            if (layer instanceof Weighted || layer instanceof Residual) {
                return activated ? before : Optional.empty();
            }
            if (layer instanceof Norm) {
                return Optional.empty();
            }
            activated |= layer instanceof Activation;
            before = net.before(layer);
        }
        return Optional.empty();
    }
}
