package dev.kasus.bench.baseline;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.stream.IntStream;

/**
 * UMLAUT (CHI 2021): heuristics on input range, learning rate, losses and dropout. Inputs that are normalised per channel leave [-1, 1], as they do
 * for it.
 */
final class Umlaut implements Baseline {
    private static final double HIGH_RATE = 0.01;
    private static final double LOW_RATE = 1e-7;
    private static final double HIGH_DROPOUT = 0.5;

    @Override
    public String name() {
        return "UMLAUT";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Recipe recipe = recording.recipe().orElseThrow();
        Series rate = recording.series(Signals.LEARNING_RATE);
        Alarms alarms = new Alarms();
        alarms.when("non-finite", Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss)));
        alarms.when("inputs-not-normalized", recipe.data().normalization() != Data.Normalization.SCALE);
        alarms.when("learning-rate-too-high", rate.max() > HIGH_RATE);
        alarms.when("learning-rate-too-low", !rate.isEmpty() && rate.max() < LOW_RATE);
        alarms.when("overfitting-gap", overfits(recording));
        alarms.when(
                "missing-regularization",
                recipe.model().allLayers().stream()
                        .anyMatch(layer -> layer instanceof Layer.Dropout dropout && dropout.rate() > HIGH_DROPOUT));
        return alarms.raised();
    }

    /** In one epoch the validation loss rose and the training loss did not. */
    private static boolean overfits(Recording recording) {
        double[] train = recording.series(Signals.TRAIN_LOSS).values();
        double[] validation = recording.series(Signals.VALIDATION_LOSS).values();
        return IntStream.range(1, Math.min(train.length, validation.length))
                .anyMatch(i -> validation[i] > validation[i - 1] && train[i] <= train[i - 1]);
    }
}
