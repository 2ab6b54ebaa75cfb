package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recorder;
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
        InputLook train = look(data.train());
        InputLook validation = look(data.validation());
        recorder.scalar(Signals.INPUT_TRAIN_MEAN.tag(), 0, train.mean());
        recorder.scalar(Signals.INPUT_TRAIN_STD.tag(), 0, train.std());
        recorder.scalar(Signals.INPUT_TRAIN_CONTRAST.tag(), 0, train.contrast());
        recorder.scalar(Signals.INPUT_TRAIN_ROUGHNESS.tag(), 0, train.roughness());
        recorder.scalar(Signals.INPUT_VALIDATION_MEAN.tag(), 0, validation.mean());
        recorder.scalar(Signals.INPUT_VALIDATION_STD.tag(), 0, validation.std());
        recorder.scalar(Signals.INPUT_VALIDATION_CONTRAST.tag(), 0, validation.contrast());
        recorder.scalar(Signals.INPUT_VALIDATION_ROUGHNESS.tag(), 0, validation.roughness());
        for (String layer : layers) {
            recorder.scalar(Signals.TWIN_FRACTION.of(layer), 0, twins(layer));
        }
    }

    private InputLook look(Batches batches) {
        InputLook look = new InputLook();
        int[] indices = TrainingData.sample(batches.images(), sample);
        int side = batches.images().side();
        for (int from = 0; from < indices.length; from += Evaluation.BATCH) {
            int to = Math.min(indices.length, from + Evaluation.BATCH);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                float[] values = Floats.of(data.normalizer().apply(batches.pixels(indices, from, to)));
                look.add(values, to - from, side);
            }
        }
        return look;
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
            long twins = Arrays.stream(hashes)
                    .filter(hash -> byHash.getOrDefault(hash, 0) > 1)
                    .count();
            return (double) twins / units;
        }
    }
}
