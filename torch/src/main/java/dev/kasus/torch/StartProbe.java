package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Looks before the first step, at step 0: what enters the network, and whether units of a layer are born alike. */
final class StartProbe {
    private final ParameterStore parameters;
    private final TrainingData data;
    private final List<String> layers;
    private final int sample;

    /** Looks at so many images of each split. */
    StartProbe(Recipe recipe, Network network, TrainingData data, int sample) {
        this.parameters = network.parameters();
        this.data = data;
        this.sample = sample;
        this.layers = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
    }

    void read(Recorder recorder) {
        inputs(data.train(), Signals.INPUT_TRAIN_MEAN, Signals.INPUT_TRAIN_STD, recorder);
        inputs(data.validation(), Signals.INPUT_VALIDATION_MEAN, Signals.INPUT_VALIDATION_STD, recorder);
        for (String layer : layers) {
            recorder.scalar(Signals.TWIN_FRACTION.of(layer), 0, twins(layer));
        }
    }

    private void inputs(Batches batches, Signal mean, Signal std, Recorder recorder) {
        int[] indices = TrainingData.sample(batches.images(), sample);
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int from = 0; from < indices.length; from += Evaluation.BATCH) {
            int to = Math.min(indices.length, from + Evaluation.BATCH);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                float[] values = Floats.of(data.normalizer().apply(batches.pixels(indices, from, to)));
                for (float value : values) {
                    sum += value;
                    squares += (double) value * value;
                }
                count += values.length;
            }
        }
        double average = sum / count;
        recorder.scalar(mean.tag(), 0, average);
        recorder.scalar(std.tag(), 0, Math.sqrt(Math.max(0, squares / count - average * average)));
    }

    /** The share of a layer's units whose incoming weights equal those of another of its units. */
    private double twins(String layer) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = parameters.get(layer + ".weight").detach();
            int units = (int) weight.size(0);
            float[] values = Floats.of(weight);
            int inputs = values.length / units;
            Map<Integer, Integer> byHash = new HashMap<>();
            int[] hashes = new int[units];
            for (int unit = 0; unit < units; unit++) {
                hashes[unit] = Arrays.hashCode(Arrays.copyOfRange(values, unit * inputs, (unit + 1) * inputs));
                byHash.merge(hashes[unit], 1, Integer::sum);
            }
            long twins = Arrays.stream(hashes).filter(hash -> byHash.getOrDefault(hash, 0) > 1).count();
            return (double) twins / units;
        }
    }
}
