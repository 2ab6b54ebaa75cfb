package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.model.Layer;
import java.util.List;

/**
 * The receptive field of the last feature map.
 *
 * @param pixels side of that square
 * @param stride pixels between neighbouring positions
 */
record ReceptiveField(int pixels, int stride) {

    /** Computes it for the layers before flattening or global pooling. */
    static ReceptiveField of(List<Layer> layers) {
        return new ReceptiveField(1, 1).through(layers);
    }

    private ReceptiveField through(List<Layer> layers) {
        ReceptiveField field = this;
        for (Layer layer : layers) {
            if (layer instanceof Layer.Flatten || layer instanceof Layer.GlobalAveragePool) {
                return field;
            }
            if (layer instanceof Layer.Conv conv) {
                field = field.window((conv.kernel() - 1) * conv.dilation() + 1, conv.stride());
            } else if (layer instanceof Layer.MaxPool pool) {
                field = field.window(pool.size(), pool.stride() == null ? pool.size() : pool.stride());
            } else if (layer instanceof Layer.AveragePool pool) {
                field = field.window(pool.size(), pool.stride() == null ? pool.size() : pool.stride());
            } else if (layer instanceof Layer.Residual block) {
                field = field.through(block.body());
            }
        }
        return field;
    }

    private ReceptiveField window(int size, int step) {
        return new ReceptiveField(pixels + (size - 1) * stride, stride * step);
    }
}
