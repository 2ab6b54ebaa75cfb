package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds max pooling after every two consecutive convolutions, and before a dense head. */
public final class BlockPooling implements Remedy {
    private static final int CONVOLUTIONS_A_BLOCK = 2;
    /** Pooling leaves at least half of this. */
    private static final int SMALLEST_SIDE = 8;

    @Override
    public String id() {
        return "pooling-between-blocks";
    }

    @Override
    public String title() {
        return "Pooling between blocks";
    }

    @Override
    public String about() {
        return "Adds 2x2 max pooling after every two convolutions without pooling between them, and before the dense head.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<String> places = new ArrayList<>();
        Recipe pooled = recipe;
        Optional<Edit> next = next(pooled, places);
        List<Edit> edits = new ArrayList<>();
        while (next.isPresent()) {
            edits.add(next.get());
            pooled = pooled.with(next.get());
            next = next(pooled, places);
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(this, recipe, "after " + LayerCode.list(places), new Edit.All(edits));
    }

    private static Optional<Edit> next(Recipe recipe, List<String> places) {
        Architecture net = new Architecture(recipe);
        for (Stage stage : Stage.of(net.top())) {
            Optional<Layer> place = place(net, stage);
            if (place.isPresent()) {
                Edit edit = new Edit.InsertAfter(new Selector.Name(place.get().name()), new MaxPool("", 2, null, 0));
                if (Architecture.fits(recipe.with(edit))) {
                    places.add(place.get().name());
                    return Optional.of(edit);
                }
            }
        }
        return Optional.empty();
    }

    /** The layer behind which a stage lacks a pooling. */
    private static Optional<Layer> place(Architecture net, Stage stage) {
        List<Stage.Unit> units = stage.units();
        boolean plain = units.stream().allMatch(unit -> unit.head() instanceof Conv conv && conv.stride() == 1);
        Layer end = stage.layers().get(stage.layers().size() - 1);
        Layer after = net.behind(end).stream().findFirst().orElse(null);
        if (!plain || after == null || net.output(end).height() < SMALLEST_SIDE) {
            return Optional.empty();
        }
        // Behind a pooling inside the stage stands a block again; before a head one convolution is enough.
        int rest = after instanceof GlobalAveragePool || after instanceof Flatten ? 1 : CONVOLUTIONS_A_BLOCK;
        if (units.size() >= CONVOLUTIONS_A_BLOCK + rest) {
            List<Layer> block = units.get(CONVOLUTIONS_A_BLOCK - 1).layers();
            return Optional.of(block.get(block.size() - 1));
        }
        return after instanceof Flatten ? Optional.of(end) : Optional.empty();
    }
}
