package dev.kasus.torch.probe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.Norms;
import dev.kasus.torch.network.ParameterStore;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Norms of weights, of their gradients and of their updates, for each convolution and dense layer. */
public final class WeightProbe implements StepProbe {
    private final ParameterStore parameters;
    private final List<String> layers;

    /** All parameters before the update of the step that is watched; lives in the step's pointer scope. */
    private @Nullable Tensor before;

    WeightProbe(Model model, ParameterStore parameters) {
        this.parameters = parameters;
        this.layers = model.allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
    }

    @Override
    public ForwardHook hook() {
        return ForwardHook.NONE;
    }

    @Override
    public void backwardDone(long step, int images, Recorder recorder) {
        before = parameters.values().clone();
        for (String layer : layers) {
            recorder.scalar(Signals.WEIGHT_GRADIENT.of(layer), step, norm(parameters.gradients(), layer));
            recorder.scalar(Signals.WEIGHT_NORM.of(layer), step, norm(parameters.values(), layer));
        }
    }

    @Override
    public void updateDone(long step, Recorder recorder) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor old = Objects.requireNonNull(before);
            Tensor change = parameters.values().sub(old);
            for (String layer : layers) {
                double update = norm(change, layer);
                recorder.scalar(Signals.UPDATE_RATIO.of(layer), step, update == 0 ? 0 : update / norm(old, layer));
            }
        }
        before = null;
    }

    private double norm(Tensor row, String layer) {
        try (PointerScope scope = new PointerScope()) {
            return Norms.of(parameters.part(row, layer + ".weight"));
        }
    }
}
