package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Layer.BatchNorm;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Mean and variance of what enters each batch-norm layer, over the batches that it has seen. */
final class NormInputs implements Tap {
    private final boolean watching;
    private final Map<String, BatchMoments> layers = new LinkedHashMap<>();

    /** Sees nothing if it is not {@code watching}. */
    NormInputs(boolean watching) {
        this.watching = watching;
    }

    @Override
    public void seen(Layer layer, Tensor input, Tensor output) {
        if (watching && layer instanceof BatchNorm) {
            layers.computeIfAbsent(layer.name(), name -> new BatchMoments()).add(input);
        }
    }

    /** Records how far each layer's running statistics are from what was seen. */
    void record(RunningStatistics running, Signal distance, long step, Recorder recorder) {
        layers.forEach(
                (layer, moments) -> recorder.scalar(distance.of(layer), step, moments.distance(running.of(layer))));
    }

    /** The statistics of what was seen, as running statistics of a network. */
    RunningStatistics statistics() {
        return RunningStatistics.of(layers);
    }
}
