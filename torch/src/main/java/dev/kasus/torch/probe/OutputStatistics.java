package dev.kasus.torch.probe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Sigmoid;
import dev.kasus.recipe.model.Layer.Tanh;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.network.BatchMoments;
import dev.kasus.torch.network.ChannelColumns;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Statistics of the outputs of a layer over several batches. */
public final class OutputStatistics {
    private final Layer layer;
    private final BatchMoments moments = new BatchMoments();
    private double count;
    private double saturated;
    private double zeros;
    private float @Nullable [] largest;

    OutputStatistics(Layer layer) {
        this.layer = layer;
    }

    void add(Tensor output) {
        moments.add(output);
        count += output.numel();
        if (layer instanceof Relu || layer instanceof ThresholdedRelu) {
            raise(ChannelColumns.largest(output));
            zeros += output.numel() - output.count_nonzero().item_double();
        } else if (layer instanceof Sigmoid) {
            // Slope s(1 - s) is under 5 % of its largest, 1/4, where s is beyond these.
            double reach = 0.5 * Math.sqrt(0.95);
            saturated += beyond(output, 0.5 - reach, 0.5 + reach);
        } else if (layer instanceof Tanh) {
            // Slope 1 - t^2 is under 5 % of its largest, 1.
            double reach = Math.sqrt(0.95);
            saturated += beyond(output, -reach, reach);
        }
    }

    private static double beyond(Tensor output, double low, double high) {
        return output.lt(new Scalar(low)).count_nonzero().item_double()
                + output.gt(new Scalar(high)).count_nonzero().item_double();
    }

    private void raise(float[] maxima) {
        if (largest == null) {
            largest = maxima;
            return;
        }
        for (int i = 0; i < maxima.length; i++) {
            largest[i] = Math.max(largest[i], maxima[i]);
        }
    }

    void record(long step, Recorder recorder) {
        String name = layer.name();
        recorder.scalar(Signals.ACTIVATION_MEAN.of(name), step, moments.mean());
        recorder.scalar(Signals.ACTIVATION_STD.of(name), step, Math.sqrt(moments.variance()));
        if (largest != null) {
            int dead = 0;
            for (float value : largest) {
                dead += value <= 0 ? 1 : 0;
            }
            recorder.scalar(Signals.DEAD_FRACTION.of(name), step, (double) dead / largest.length);
            recorder.scalar(Signals.ZERO_FRACTION.of(name), step, zeros / count);
        }
        if (layer instanceof Sigmoid || layer instanceof Tanh) {
            recorder.scalar(Signals.SATURATED_FRACTION.of(name), step, saturated / count);
        }
    }
}
