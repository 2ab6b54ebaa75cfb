package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/**
 * DeepDiagnosis (ICSE 2022): its symptoms that a recording can show. Its saturation (half of the inputs of tanh or sigmoid beyond +-5) is read from the
 * share of outputs whose slope is gone, which begins earlier.
 */
final class DeepDiagnosis implements Baseline {
    private static final double DEAD = 0.7;
    private static final double SATURATED = 0.5;
    private static final double VANISHING = 1e-7;
    private static final int LOSS_EPOCHS = 5;
    private static final int ACCURACY_EPOCHS = 20;
    private static final double SMALLEST_VARIANCE = 1e-5;
    private static final double LARGEST_VARIANCE = 10;

    @Override
    public String name() {
        return "DeepDiagnosis";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Layers layers = new Layers(recording);
        Alarms alarms = new Alarms();
        alarms.when("non-finite", Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss)));
        alarms.when("dying-relu", layers.any(Signals.ZERO_FRACTION, zeros -> zeros >= DEAD));
        alarms.when("saturated-activation", layers.any(Signals.SATURATED_FRACTION, share -> share > SATURATED));
        alarms.when(
                "vanishing-gradient",
                layers.names().stream().anyMatch(layer -> Layers.any(layers.gradients(layer), g -> g < VANISHING)));
        alarms.when("learning-rate-too-low", layers.any(Signals.UPDATE_RATIO, ratio -> ratio == 0));
        alarms.when(
                "initialization-scale",
                layers.names().stream()
                        .anyMatch(layer -> Layers.any(
                                layers.variances(layer), v -> v < SMALLEST_VARIANCE || v > LARGEST_VARIANCE)));
        alarms.when(
                "plateau",
                stands(recording.series(Signals.TRAIN_LOSS), LOSS_EPOCHS, -1)
                        || stands(recording.series(Signals.TRAIN_ACCURACY), ACCURACY_EPOCHS, 1));
        return alarms.raised();
    }

    /** Whether so many epochs in a row brought nothing better. */
    private static boolean stands(Series series, int epochs, int sign) {
        int since = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            since = sign * series.value(i) > best ? 0 : since + 1;
            best = Math.max(best, sign * series.value(i));
            if (since >= epochs) {
                return true;
            }
        }
        return false;
    }
}
