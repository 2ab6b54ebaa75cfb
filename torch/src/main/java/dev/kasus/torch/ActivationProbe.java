package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Layer.Relu;
import dev.kasus.recipe.Layer.Sigmoid;
import dev.kasus.recipe.Layer.Tanh;
import dev.kasus.recipe.Layer.ThresholdedRelu;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every layer's output on a fixed sample of training images, as in validation: mean, spread, dead units, saturation.
 * On the same pass it measures how well the training images are fitted.
 */
final class ActivationProbe implements EpochProbe {
    private final Network network;
    private final Batches batches;
    private final int[] sample;
    private final Normalizer normalizer;
    private final int batchSize;

    ActivationProbe(Network network, Batches batches, int[] sample, Normalizer normalizer, int batchSize) {
        this.network = network;
        this.batches = batches;
        this.sample = sample;
        this.normalizer = normalizer;
        this.batchSize = batchSize;
    }

    @Override
    public boolean isDue(WatchSchedule schedule, int epoch, boolean last) {
        return schedule.watchesActivations(epoch, last);
    }

    @Override
    public void read(long step, Recorder recorder) {
        Map<String, Sums> layers = new LinkedHashMap<>();
        Tap tap = (layer, input, output) ->
                layers.computeIfAbsent(layer.name(), name -> new Sums(layer)).add(output);
        Pass pass = Pass.validation(network.statistics(), tap);
        Evaluation fitted = Evaluation.of(network, batches, sample, normalizer, pass, batchSize);
        recorder.scalar(Signals.FITTED_LOSS.tag(), step, fitted.loss());
        recorder.scalar(Signals.FITTED_ACCURACY.tag(), step, fitted.accuracy());
        layers.forEach((name, sums) -> sums.record(name, step, recorder));
    }

    /** What is summed up of one layer's outputs, batch after batch. */
    private static final class Sums {
        private final Layer layer;
        private double count;
        private double sum;
        private double squares;
        private double saturated;
        private float @Nullable [] largest;

        Sums(Layer layer) {
            this.layer = layer;
        }

        void add(Tensor output) {
            double numbers = output.numel();
            double mean = output.mean().item_double();
            double norm = output.norm().item_double();
            count += numbers;
            sum += mean * numbers;
            squares += norm * norm;
            if (layer instanceof Relu || layer instanceof ThresholdedRelu) {
                raise(
                        output.dim() == 4
                                ? output.amax(new long[] {0, 2, 3}, false)
                                : output.amax(new long[] {0}, false));
            } else if (layer instanceof Sigmoid) {
                // Slope s(1 - s) is under 5 % of its largest, 1/4, where s is beyond these.
                saturated += beyond(output.sub(new Scalar(0.5)).abs_(), 0.5 * Math.sqrt(0.95));
            } else if (layer instanceof Tanh) {
                // Slope 1 - t^2 is under 5 % of its largest, 1.
                saturated += beyond(output.abs(), Math.sqrt(0.95));
            }
        }

        private static double beyond(Tensor distance, double bound) {
            return distance.gt(new Scalar(bound)).sum().item_double();
        }

        private void raise(Tensor maxima) {
            float[] now = Floats.of(maxima);
            if (largest == null) {
                largest = now;
                return;
            }
            for (int i = 0; i < now.length; i++) {
                largest[i] = Math.max(largest[i], now[i]);
            }
        }

        void record(String name, long step, Recorder recorder) {
            double mean = sum / count;
            recorder.scalar(Signals.ACTIVATION_MEAN.of(name), step, mean);
            recorder.scalar(
                    Signals.ACTIVATION_STD.of(name), step, Math.sqrt(Math.max(0, squares / count - mean * mean)));
            if (largest != null) {
                int dead = 0;
                for (float value : largest) {
                    dead += value <= 0 ? 1 : 0;
                }
                recorder.scalar(Signals.DEAD_FRACTION.of(name), step, (double) dead / largest.length);
            }
            if (layer instanceof Sigmoid || layer instanceof Tanh) {
                recorder.scalar(Signals.SATURATED_FRACTION.of(name), step, saturated / count);
            }
        }
    }
}
