package dev.kasus.recipe.model;

import dev.kasus.recipe.model.Layer.Activation;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.recipe.model.Layer.Weighted;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Units that can die, between the weights that lead to them and the only ones that lead from them. A unit is a channel of a convolution or a
 * unit of a dense layer. What a sum of paths stands before or behind is none: it has not two such layers.
 *
 * @param incoming whose outputs the units are
 * @param norms that stand between it and the activation
 * @param activation a ReLU, plain or thresholded
 * @param outgoing the layer that the units lead to
 */
@API(status = API.Status.INTERNAL)
public record HiddenLayer(Weighted incoming, List<Norm> norms, Activation activation, Weighted outgoing) {
    /** Copies the list. */
    public HiddenLayer {
        norms = List.copyOf(norms);
    }

    /** All of a model, in the order in which images meet them. */
    public static List<HiddenLayer> of(Model model) {
        List<HiddenLayer> found = new ArrayList<>();
        collect(model.layers(), found);
        return found;
    }

    private static void collect(List<Layer> path, List<HiddenLayer> found) {
        Weighted incoming = null;
        List<Norm> norms = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            Layer layer = path.get(i);
            if (layer instanceof Residual block) {
                collect(block.body(), found);
                collect(block.shortcut(), found);
            }
            if (layer instanceof Weighted weighted) {
                incoming = weighted;
                norms.clear();
            } else if (layer instanceof Norm norm) {
                norms.add(norm);
            } else if (layer instanceof Relu || layer instanceof ThresholdedRelu) {
                Weighted outgoing = outgoing(path.subList(i + 1, path.size()));
                if (incoming != null && outgoing != null) {
                    found.add(new HiddenLayer(incoming, norms, (Activation) layer, outgoing));
                }
                incoming = null;
            } else if (layer instanceof Residual || layer instanceof Flatten || layer instanceof Activation) {
                incoming = null;
            }
        }
    }

    /** The next layer with weights, which sees every unit by itself on the way there; null if there is a sum before it, or none. */
    private static @Nullable Weighted outgoing(List<Layer> behind) {
        for (Layer layer : behind) {
            if (layer instanceof Weighted weighted) {
                return weighted;
            } else if (layer instanceof Residual) {
                return null;
            }
        }
        return null;
    }
}
