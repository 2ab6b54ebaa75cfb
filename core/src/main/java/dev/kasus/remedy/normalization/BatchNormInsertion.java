package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds batch norm after every convolution without a norm. */
public final class BatchNormInsertion implements Remedy {
    /** Least batch size for useful batch statistics. */
    private static final int SMALLEST_BATCH = 4;

    @Override
    public String id() {
        return "batch-norm-added";
    }

    @Override
    public String title() {
        return "Batch norm added";
    }

    @Override
    public String about() {
        return "Adds a batch norm after every convolution, before its activation. It rescales activations to mean 0 "
                + "and variance 1.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<String> bare = net.all(Conv.class).stream()
                .filter(conv -> !net.isClassifier(conv) && !normalized(net, conv))
                .map(Layer::name)
                .toList();
        if (bare.isEmpty() || recipe.training().batchSize() < SMALLEST_BATCH) {
            return Optional.empty();
        }
        List<Edit> edits = bare.stream()
                .<Edit>map(name -> new Edit.InsertAfter(new Selector.Name(name), new BatchNorm("", 0.1, 1e-5)))
                .toList();
        return Treatment.ofLayers(this, recipe, "after " + LayerCode.list(bare), new Edit.All(edits));
    }

    /** Whether a norm stands between this convolution and the next layer with weights, or the one before. */
    private static boolean normalized(Architecture net, Conv conv) {
        boolean behind = net.behind(conv).stream()
                .takeWhile(layer -> !(layer instanceof Weighted))
                .anyMatch(Norm.class::isInstance);
        Optional<Layer> before = net.before(conv);
        while (before.isPresent() && !(before.get() instanceof Weighted) && !(before.get() instanceof Norm)) {
            before = net.before(before.get());
        }
        return behind || before.filter(Norm.class::isInstance).isPresent();
    }
}
