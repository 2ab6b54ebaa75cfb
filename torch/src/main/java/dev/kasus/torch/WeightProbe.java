package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Model;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Norms of weights, of their gradients and of their updates, for each convolution and dense layer. */
final class WeightProbe implements StepProbe {
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, Tensor> before = new LinkedHashMap<>();

    WeightProbe(Model model, ParameterStore parameters) {
        for (Layer layer : model.allLayers()) {
            if (layer instanceof Layer.Weighted) {
                Tensor weight = parameters.get(layer.name() + ".weight");
                weights.put(layer.name(), weight);
                before.put(layer.name(), weight.detach().clone());
            }
        }
    }

    @Override
    public Tap tap() {
        return Tap.NONE;
    }

    @Override
    public void backwardDone(long step, int images, Recorder recorder) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            weights.forEach((layer, weight) -> {
                recorder.scalar(Signals.WEIGHT_GRADIENT.of(layer), step, norm(weight.grad()));
                before(layer).copy_(weight);
            });
        }
    }

    @Override
    public void updateDone(long step, Recorder recorder) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            weights.forEach((layer, weight) -> {
                double size = norm(before(layer));
                recorder.scalar(Signals.WEIGHT_NORM.of(layer), step, size);
                double update = norm(weight.sub(before(layer)));
                recorder.scalar(Signals.UPDATE_RATIO.of(layer), step, update == 0 ? 0 : update / size);
            });
        }
    }

    private Tensor before(String layer) {
        return java.util.Objects.requireNonNull(before.get(layer));
    }

    private static double norm(Tensor tensor) {
        return tensor.norm().item_double();
    }
}
