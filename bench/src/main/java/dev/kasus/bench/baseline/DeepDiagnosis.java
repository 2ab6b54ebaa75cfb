package dev.kasus.bench.baseline;

import dev.kasus.recipe.data.Data;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * DeepDiagnosis (ICSE 2022), by its callback: the symptoms that a recording can show, and the causes that it looks for once there is a symptom: weights,
 * inputs, learning rate. It stops at the first symptom and names one cause; here, all that hold are named, symptoms that say no cause of their own last. Its
 * saturation (half of the inputs of tanh or sigmoid beyond +-5) is read from the share of outputs whose slope is gone, which begins earlier.
 */
final class DeepDiagnosis implements Baseline {
    private static final double DEAD = 0.7;
    private static final double SATURATED = 0.5;
    private static final double VANISHING = 1e-7;
    private static final int LOSS_EPOCHS = 5;
    private static final int ACCURACY_EPOCHS = 20;
    private static final double SMALLEST_VARIANCE = 1e-5;
    private static final double LARGEST_VARIANCE = 10;
    private static final double SMALLEST_STEP = 1e-5;
    private static final double LARGEST_STEP = 0.1;

    @Override
    public String name() {
        return "DeepDiagnosis";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Layers layers = new Layers(recording);
        boolean lost = Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss));
        boolean stands = stands(recording.series(Signals.TRAIN_LOSS).values(), LOSS_EPOCHS)
                || stands(recording.series(Signals.TRAIN_ACCURACY).values(), ACCURACY_EPOCHS);
        boolean frozen = layers.names().stream()
                .anyMatch(layer -> stands(layers.byEpoch(Signals.WEIGHT_NORM, layer), LOSS_EPOCHS));
        Alarms alarms = new Alarms();
        alarms.when(
                "dying-relu",
                recording.subjects(Signals.ZERO_FRACTION).stream()
                        .anyMatch(layer ->
                                recording.series(Signals.ZERO_FRACTION, layer).last() >= DEAD));
        alarms.when("saturated-activation", layers.any(Signals.SATURATED_FRACTION, share -> share > SATURATED));
        alarms.when(
                "vanishing-gradient",
                layers.names().stream().anyMatch(layer -> Layers.any(layers.gradients(layer), g -> g < VANISHING)));
        if (lost || stands || frozen || !alarms.raised().isEmpty()) {
            causes(recording, layers, alarms);
        }
        alarms.when("non-finite", lost);
        alarms.when("plateau", stands || frozen);
        return alarms.raised();
    }

    private static void causes(Recording recording, Layers layers, Alarms alarms) {
        alarms.when(
                "initialization-scale",
                layers.names().stream()
                        .anyMatch(layer -> Layers.any(
                                layers.variances(layer), v -> v < SMALLEST_VARIANCE || v > LARGEST_VARIANCE)));
        // Inputs beyond -1 and 1.
        alarms.when(
                "inputs-not-normalized",
                recording.recipe().orElseThrow().data().normalization() != Data.Normalization.SCALE);
        alarms.when("learning-rate-too-high", layers.any(Signals.UPDATE_RATIO, ratio -> ratio > LARGEST_STEP));
        alarms.when("learning-rate-too-low", layers.any(Signals.UPDATE_RATIO, ratio -> ratio < SMALLEST_STEP));
    }

    /** Whether so many epochs in a row, counted off from the first, ended with the same value. */
    private static boolean stands(double[] values, int epochs) {
        return IntStream.rangeClosed(1, values.length / epochs)
                .mapToObj(window -> Arrays.copyOfRange(values, (window - 1) * epochs, window * epochs))
                .anyMatch(window -> Arrays.stream(window).allMatch(value -> value == window[0]));
    }
}
