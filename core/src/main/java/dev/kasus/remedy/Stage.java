package dev.kasus.remedy;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Activation;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layers between two poolings: layers with weights (or residual blocks), each with the norms, activations and
 * dropouts after it.
 */
public record Stage(List<Unit> units) {
    public Stage {
        units = List.copyOf(units);
    }

    /** A layer with weights, or a residual block, and the layers after it up to the next one. */
    public record Unit(Layer head, List<Layer> followers) {
        public Unit {
            followers = List.copyOf(followers);
        }

        public List<Layer> layers() {
            return Stream.concat(Stream.of(head), followers.stream()).toList();
        }
    }

    /** The stages of a list of layers, in order. */
    public static List<Stage> of(List<Layer> layers) {
        List<Stage> stages = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Weighted || layer instanceof Residual) {
                List<Layer> followers = layers.subList(i + 1, layers.size()).stream()
                        .takeWhile(Stage::follows)
                        .toList();
                units.add(new Unit(layer, followers));
                i += followers.size();
            } else if (!units.isEmpty()) {
                stages.add(new Stage(units));
                units.clear();
            }
        }
        if (!units.isEmpty()) {
            stages.add(new Stage(units));
        }
        return stages;
    }

    private static boolean follows(Layer layer) {
        return layer instanceof Norm
                || layer instanceof Activation
                || layer instanceof Dropout
                || layer instanceof SpatialDropout;
    }

    /** All its layers in order. */
    public List<Layer> layers() {
        return units.stream().flatMap(unit -> unit.layers().stream()).toList();
    }
}
