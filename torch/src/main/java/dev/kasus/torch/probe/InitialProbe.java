package dev.kasus.torch.probe;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.ParameterStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Records the inputs of the network and duplicate units before the first step, at step 0. */
final class InitialProbe {
    /** With so many images of a class, its mean contrast is known to a few per cent. */
    private static final int PER_CLASS = 64;

    private final ParameterStore parameters;
    private final TrainingData data;
    private final List<String> layers;
    private final int sample;

    /** Measures a number of images of each split. */
    InitialProbe(Recipe recipe, Network network, TrainingData data, int sample) {
        this.parameters = network.parameters();
        this.data = data;
        this.sample = sample;
        this.layers = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
    }

    void read(Recorder recorder) {
        List<String> classes = data.dataset().classes();
        List<InputStatistics> trainClasses = statistics(classes);
        List<InputStatistics> validationClasses = statistics(classes);
        BorderClassifier trainBorders = new BorderClassifier(classes.size());
        BorderClassifier validationBorders = new BorderClassifier(classes.size());
        int side = data.train().images().side();
        WaveletEnergies details = new WaveletEnergies(classes.size(), side);
        SplitClassifier splits = new SplitClassifier();
        InputStatistics train = measure(data.train(), trainClasses, trainBorders, details, splits);
        WaveletEnergies validationDetails = new WaveletEnergies(classes.size(), side);
        InputStatistics validation =
                measure(data.validation(), validationClasses, validationBorders, validationDetails, splits);
        SplitClassifier.Separation separation = splits.separation();
        recorder.scalar(Signals.SPLIT_AUC.tag(), 0, separation.auc());
        recorder.scalar(Signals.SPLIT_AUC_STANDARD_ERROR.tag(), 0, separation.standardError());
        recorder.scalar(Signals.BORDER_TRAIN_ACCURACY.tag(), 0, trainBorders.crossValidated());
        recorder.scalar(Signals.BORDER_ACCURACY.tag(), 0, trainBorders.accuracy(validationBorders));
        recorder.scalar(Signals.INPUT_TRAIN_MEAN.tag(), 0, train.mean());
        recorder.scalar(Signals.INPUT_TRAIN_STD.tag(), 0, train.std());
        recorder.scalar(Signals.INPUT_TRAIN_CONTRAST.tag(), 0, train.contrast());
        recorder.scalar(Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS.tag(), 0, train.pixelGradient());
        recorder.scalar(Signals.INPUT_VALIDATION_MEAN.tag(), 0, validation.mean());
        recorder.scalar(Signals.INPUT_VALIDATION_STD.tag(), 0, validation.std());
        recorder.scalar(Signals.INPUT_VALIDATION_CONTRAST.tag(), 0, validation.contrast());
        recorder.scalar(Signals.INPUT_VALIDATION_PIXEL_GRADIENT_RMS.tag(), 0, validation.pixelGradient());
        recorder.scalar(Signals.INPUT_WAVELET_ENERGY_SHIFT.tag(), 0, details.shift(validationDetails));
        for (int c = 0; c < classes.size(); c++) {
            String name = classes.get(c);
            recorder.scalar(
                    Signals.CLASS_TRAIN_CONTRAST.of(name),
                    0,
                    trainClasses.get(c).contrast());
            recorder.scalar(
                    Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS.of(name),
                    0,
                    trainClasses.get(c).pixelGradient());
            recorder.scalar(
                    Signals.CLASS_VALIDATION_CONTRAST.of(name),
                    0,
                    validationClasses.get(c).contrast());
            recorder.scalar(
                    Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS.of(name),
                    0,
                    validationClasses.get(c).pixelGradient());
        }
        recorder.matrix(Signals.CLASS_WAVELET_ENERGY.tag(), details.means());
        recorder.matrix(Signals.CLASS_WAVELET_ENERGY_STD.tag(), details.spreads());
        data.dataset().nearCopies().ifPresent(share -> recorder.scalar(Signals.NEAR_DUPLICATES.tag(), 0, share));
        data.dataset().sharedGroups().ifPresent(share -> recorder.scalar(Signals.SHARED_GROUPS.tag(), 0, share));
        for (String layer : layers) {
            recorder.scalar(Signals.DUPLICATE_UNIT_FRACTION.of(layer), 0, duplicates(layer));
        }
    }

    private static List<InputStatistics> statistics(List<String> classes) {
        return classes.stream().map(name -> new InputStatistics()).toList();
    }

    /** Measures images overall, by class and at their borders. */
    private InputStatistics measure(
            Batches batches,
            List<InputStatistics> byClass,
            BorderClassifier borders,
            WaveletEnergies details,
            SplitClassifier splits) {
        InputStatistics statistics = new InputStatistics();
        int sampled = Math.min(sample, batches.images().count());
        int[] indices = TrainingData.sample(batches.images(), sample, PER_CLASS, byClass.size());
        int side = batches.images().side();
        int batch = Evaluation.batch(side);
        for (int from = 0; from < indices.length; from += batch) {
            int to = Math.min(indices.length, from + batch);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                float[] values = Floats.of(data.normalizer().apply(batches.pixels(indices, from, to)));
                int size = values.length / (to - from);
                for (int i = from; i < to; i++) {
                    float[] image = Arrays.copyOfRange(values, (i - from) * size, (i - from + 1) * size);
                    int label = batches.images().label(indices[i]);
                    byClass.get(label).add(image, 1, side);
                    details.add(image, side, label);
                    if (i < sampled) {
                        statistics.add(image, 1, side);
                        String group = batches.images().group(indices[i]);
                        borders.add(image, side, label, group);
                        splits.add(image, side, label, group, batches == data.validation());
                    }
                }
            }
        }
        return statistics;
    }

    /** The share of units of a layer with the same incoming weights as another unit. */
    private double duplicates(String layer) {
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
            long duplicates = Arrays.stream(hashes)
                    .filter(hash -> byHash.getOrDefault(hash, 0) > 1)
                    .count();
            return (double) duplicates / units;
        }
    }
}
