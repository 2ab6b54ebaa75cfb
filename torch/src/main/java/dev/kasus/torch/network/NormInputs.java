package dev.kasus.torch.network;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Mean and variance of the input of each batch-norm layer over several batches. */
public final class NormInputs implements ForwardHook {
    private final boolean watching;
    private final Map<String, BatchMoments> layers = new LinkedHashMap<>();

    /** Records nothing if not {@code watching}. */
    public NormInputs(boolean watching) {
        this.watching = watching;
    }

    @Override
    public void seen(Layer layer, Tensor input, Tensor output) {
        if (watching && layer instanceof BatchNorm) {
            layers.computeIfAbsent(layer.name(), name -> new BatchMoments()).add(input);
        }
    }

    /** Records how far each layer's running statistics are from what was seen. */
    public void record(RunningStatistics running, Signal distance, long step, Recorder recorder) {
        layers.forEach(
                (layer, moments) -> recorder.scalar(distance.of(layer), step, moments.distance(running.of(layer))));
    }

    /** The statistics of what was seen, as running statistics of a network. */
    public RunningStatistics statistics() {
        return RunningStatistics.of(layers);
    }
}
