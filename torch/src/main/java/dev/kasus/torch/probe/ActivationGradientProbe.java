package dev.kasus.torch.probe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.Norms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Records the gradient of the loss with respect to the output of each layer. It keeps outputs from the forward to the
 * backward pass of one step.
 */
public final class ActivationGradientProbe implements StepProbe {
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();

    @Override
    public ForwardHook hook() {
        return this::keep;
    }

    private void keep(Layer layer, Tensor input, Tensor output) {
        // Nothing flows back to a layer without trained layers before it, such as a flatten that begins the network.
        if (output.requires_grad()) {
            output.retain_grad();
            outputs.put(layer.name(), output);
        }
    }

    @Override
    public void backwardDone(long step, int images, Recorder recorder) {
        try (PointerScope scope = new PointerScope()) {
            outputs.forEach((layer, output) -> {
                Tensor gradient = output.grad();
                if (gradient.defined()) {
                    // The loss is a mean over the batch; this is the root mean square of single images' gradient norms.
                    recorder.scalar(
                            Signals.ACTIVATION_GRADIENT.of(layer), step, Norms.of(gradient) * Math.sqrt(images));
                }
            });
        }
        outputs.clear();
    }

    @Override
    public void updateDone(long step, Recorder recorder) {}
}
