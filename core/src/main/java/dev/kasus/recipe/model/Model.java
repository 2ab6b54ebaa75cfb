package dev.kasus.recipe.model;

import dev.kasus.recipe.schema.Default;
import java.util.List;

/**
 * A network: layers applied one after the other. Layers without a name get one from their kind and their place among it:
 * {@code conv1}, {@code conv2}, {@code relu1}; every name is unique.
 *
 * @param init initialisation of every convolution and dense layer that does not bring its own
 * @param layers from the images to the logits; the last must give one number per class
 */
public record Model(@Default("he-normal") Init init, List<Layer> layers) {

    /** Copies the list, names the nameless and refuses a name given twice. */
    public Model {
        layers = LayerNames.complete(layers);
    }

    /** This model with other layers. */
    public Model withLayers(List<Layer> others) {
        return new Model(init, others);
    }

    /** Whether another model is this one but for names that layers are given by their kind and that decide nothing: {@code relu1}, {@code sigmoid1}. */
    public boolean isButForNames(Model other) {
        return init.equals(other.init)
                && withLayers(LayerNames.withoutGiven(layers))
                        .equals(other.withLayers(LayerNames.withoutGiven(other.layers)));
    }

    /**
     * Whether the whole net is one linear map, however many layers it has: no activation, and neither max pooling nor a norm that divides by what an image holds,
     * which bend, too. (Batch norm is linear once its statistics are fixed.)
     */
    public boolean isLinear() {
        return allLayers().stream()
                .noneMatch(layer -> layer instanceof Layer.Activation
                        || layer instanceof Layer.MaxPool
                        || (layer instanceof Layer.Norm && !(layer instanceof Layer.BatchNorm)));
    }

    /** Every layer, those inside residual blocks too, in the order in which images meet them; a block comes before its layers. */
    public List<Layer> allLayers() {
        return LayerNames.flatten(layers);
    }
}
