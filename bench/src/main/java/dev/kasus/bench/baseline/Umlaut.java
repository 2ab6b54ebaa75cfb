package dev.kasus.bench.baseline;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * UMLAUT (CHI 2021), by its heuristics: the net's layers, input range, learning rate, losses and validation accuracy. Inputs that are normalised per
 * channel leave [-1, 1], as they do for it. A low rate is one that is never higher: where a schedule ends is not held against it. Activations are looked for
 * between layers with weights, where it looks in the layer itself, and blocks count as one. Left out: types and shapes of inputs, which a recipe cannot get
 * wrong, and whether softmax and loss fit, which is fixed.
 */
final class Umlaut implements Baseline {
    private static final double HIGH_RATE = 0.01;
    private static final double LOW_RATE = 1e-7;
    private static final double HIGH_DROPOUT = 0.5;
    private static final int EPOCHS_OF_CHANCE = 3;
    private static final double HIGH_ACCURACY = 0.95;
    private static final double HIGHER_THAN_IN_TRAINING = 0.05;

    @Override
    public String name() {
        return "UMLAUT";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Recipe recipe = recording.recipe().orElseThrow();
        List<Layer> layers = recipe.model().layers();
        Layer end = layers.get(layers.size() - 1);
        Series rate = recording.series(Signals.LEARNING_RATE);
        Alarms alarms = new Alarms();
        alarms.when("insufficient-capacity", lacksActivation(layers));
        boolean cuts = end instanceof Layer.Relu || end instanceof Layer.ThresholdedRelu;
        alarms.when("dying-relu", cuts);
        alarms.when("saturated-activation", end instanceof Layer.Activation && !cuts);
        alarms.when(
                "excess-regularization",
                recipe.model().allLayers().stream()
                        .anyMatch(layer -> layer instanceof Layer.Dropout dropout && dropout.rate() > HIGH_DROPOUT));
        alarms.when("inputs-not-normalized", recipe.data().normalization() != Data.Normalization.SCALE);
        alarms.when("non-finite", Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss)));
        alarms.when("learning-rate-too-high", rate.max() > HIGH_RATE);
        alarms.when("learning-rate-too-low", rate.max() < LOW_RATE);
        alarms.when("overfitting-gap", overfits(recording));
        alarms.when("train-validation-leak", validatesTooWell(recording));
        return alarms.raised();
    }

    /** Whether two layers with weights follow each other with neither an activation nor a block between them. */
    private static boolean lacksActivation(List<Layer> layers) {
        Predicate<Layer> bends = layer -> layer instanceof Layer.Activation || layer instanceof Layer.Residual;
        boolean linear = false;
        for (Layer layer : layers) {
            if (layer instanceof Layer.Weighted && linear) {
                return true;
            }
            linear = layer instanceof Layer.Weighted || (linear && !bends.test(layer));
        }
        return false;
    }

    /** In one epoch the validation loss rose and the training loss did not. */
    private static boolean overfits(Recording recording) {
        double[] train = recording.series(Signals.TRAIN_LOSS).values();
        double[] validation = recording.series(Signals.VALIDATION_LOSS).values();
        return IntStream.range(1, Math.min(train.length, validation.length))
                .anyMatch(i -> validation[i] > validation[i - 1] && train[i] <= train[i - 1]);
    }

    private static boolean validatesTooWell(Recording recording) {
        double[] train = recording.series(Signals.TRAIN_ACCURACY).values();
        double[] validation = recording.series(Signals.VALIDATION_ACCURACY).values();
        return IntStream.range(EPOCHS_OF_CHANCE, Math.min(train.length, validation.length))
                .anyMatch(i -> validation[i] > HIGH_ACCURACY || validation[i] - train[i] > HIGHER_THAN_IN_TRAINING);
    }
}
