package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets the first convolution to stride 1. */
public final class FinerStem implements Remedy {
    private static final int KERNEL = 3;

    @Override
    public String id() {
        return "finer-stem";
    }

    @Override
    public String title() {
        return "Finer stem";
    }

    @Override
    public String about() {
        return "The first convolution gets a 3x3 kernel and stride 1. Poolings after the next blocks do the "
                + "downsampling instead.";
    }

    /** Empty where the first convolution has stride 1. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        Optional<Conv> first = net.all(Conv.class).stream().findFirst();
        if (first.isEmpty() || first.get().stride() == 1) {
            return Optional.empty();
        }
        Conv stem = first.get();
        Conv finer = new Conv(
                "",
                stem.filters(),
                KERNEL,
                1,
                new Padding.Same(),
                1,
                stem.groups(),
                stem.bias(),
                stem.biasInit(),
                stem.standardized(),
                stem.init());
        List<Edit> edits = new ArrayList<>(List.of(new Edit.Replace(new Selector.Name(stem.name()), finer)));
        int left = stem.stride();
        List<String> pooled = new ArrayList<>();
        for (Stage stage : Stage.of(net.top())) {
            for (Stage.Unit unit : stage.units()) {
                boolean convolves = unit.head() instanceof Conv || unit.head() instanceof Layer.Residual;
                if (left > 1 && convolves) {
                    List<Layer> layers = unit.layers();
                    String end = layers.get(layers.size() - 1).name();
                    edits.add(new Edit.InsertAfter(new Selector.Name(end), new MaxPool("", 2, null, 0)));
                    pooled.add(end);
                    left = (left + 1) / 2;
                }
            }
        }
        String dose = "kernel " + stem.kernel() + " and stride " + stem.stride() + " of " + stem.name()
                + " to 3 and 1, pooling after " + LayerCode.list(pooled);
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }
}
