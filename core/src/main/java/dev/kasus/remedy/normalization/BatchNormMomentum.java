package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Changes the momentum of batch norm: faster running statistics, or smoother ones with small batches. */
public final class BatchNormMomentum implements Remedy {
    private static final double FOLLOWING = 0.1;
    private static final double AVERAGING = 0.01;

    @Override
    public String id() {
        return "batch-norm-momentum";
    }

    @Override
    public String title() {
        return "Batch norm momentum";
    }

    @Override
    public String about() {
        return "The newest batch gets the weight 0.1 in the running statistics if it had less, so that they follow "
                + "the net. With small batches it gets 0.01 if it had more, so that they average over more images.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        boolean noisy = finding.id().equals("batch-norm-small-batch");
        double momentum = noisy ? AVERAGING : FOLLOWING;
        List<BatchNorm> norms = new Architecture(recipe)
                .all(BatchNorm.class).stream()
                        .filter(norm -> noisy ? norm.momentum() > momentum : norm.momentum() < momentum)
                        .toList();
        if (norms.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = norms.stream()
                .<Edit>map(norm ->
                        new Edit.Replace(new Selector.Name(norm.name()), new BatchNorm("", momentum, norm.epsilon())))
                .toList();
        String dose = "momentum " + NumberLiteral.text(momentum) + " (Keras: " + NumberLiteral.text(1 - momentum)
                + ") of " + LayerCode.list(norms.stream().map(BatchNorm::name).toList());
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }
}
