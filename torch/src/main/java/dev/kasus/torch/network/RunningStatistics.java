package dev.kasus.torch.network;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The running means and variances of a network's batch-norm layers. Its tensors belong to the pointer scope that it is
 * made in.
 */
public final class RunningStatistics {
    private final Map<String, Moments> layers;

    /**
     * Mean and variance of one layer's input, one number a channel.
     *
     * @param forMean the mean as native calls take it
     * @param forVariance the variance as native calls take it
     */
    public record Moments(Tensor mean, Tensor variance, TensorOptional forMean, TensorOptional forVariance) {
        public static Moments of(Tensor mean, Tensor variance) {
            return new Moments(mean, variance, new TensorOptional(mean), new TensorOptional(variance));
        }
    }

    private RunningStatistics(Map<String, Moments> layers) {
        this.layers = layers;
    }

    /** Mean 0 and variance 1, as before training. */
    static RunningStatistics fresh(Model model, Shapes shapes) {
        Map<String, Moments> layers = new LinkedHashMap<>();
        for (Layer layer : model.allLayers()) {
            if (layer instanceof Layer.BatchNorm) {
                long channels = shapes.input(layer.name()).channels();
                layers.put(layer.name(), Moments.of(torch.zeros(channels), torch.ones(channels)));
            }
        }
        return new RunningStatistics(layers);
    }

    /** Replaces the running moments by measured ones. */
    public static RunningStatistics of(Map<String, BatchMoments> measured) {
        Map<String, Moments> layers = new LinkedHashMap<>();
        measured.forEach((name, moments) ->
                layers.put(name, Moments.of(Floats.tensor(moments.means()), Floats.tensor(moments.variances()))));
        return new RunningStatistics(layers);
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    public Map<String, Moments> layers() {
        return layers;
    }

    public Moments of(String layer) {
        Moments moments = layers.get(layer);
        if (moments == null) {
            throw new IllegalArgumentException("no batch-norm layer " + layer);
        }
        return moments;
    }
}
