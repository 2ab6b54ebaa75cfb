package dev.kasus.bench.baseline;

import dev.kasus.recipe.data.Data;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The built-in rules of Amazon SageMaker Debugger with the default thresholds of its developer guide. Left out: SaturatedActivation (it reads inputs of
 * tanh and sigmoid, which are not recorded), the percentile spread of gradients, rules that watch what the user names (AllZero, TensorVariance,
 * UnchangedTensor) or the machine, and those for tree models and text. DeadRelu takes units that are active under 1 % of the time; here, units that never are on
 * the sample. Overfit and Overtraining, which read the losses that are saved, read those of the epochs; ClassImbalance, the last confusion matrix.
 */
final class SageMakerDebugger implements Baseline {
    private static final double VANISHING = 1e-7;
    private static final double DEAD = 0.5;
    private static final double LARGE_UPDATE = 10;
    private static final double SMALL_UPDATE = 1e-8;
    private static final double OVERFIT = 0.1;
    private static final int TRAIN_PATIENCE = 5;
    private static final int VALIDATION_PATIENCE = 10;
    private static final double IMPROVEMENT = 0.01;
    private static final int LOSS_STEPS = 10;
    private static final double DECREASE = 0.001;
    private static final double INITIAL_RATIO = 10;
    private static final double CLASS_RATIO = 10;
    private static final double MISPREDICTED = 0.7;
    private static final double INPUT_MEAN = 0.2;

    @Override
    public String name() {
        return "SageMaker Debugger";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Layers layers = new Layers(recording);
        Alarms alarms = new Alarms();
        alarms.when(
                "vanishing-gradient",
                layers.names().stream().anyMatch(layer -> Layers.any(layers.gradients(layer), g -> g < VANISHING)));
        alarms.when("exploding-gradient", layers.any(Signals.UPDATE_RATIO, ratio -> ratio > LARGE_UPDATE));
        alarms.when("learning-rate-too-low", layers.any(Signals.UPDATE_RATIO, ratio -> ratio < SMALL_UPDATE));
        alarms.when("dying-relu", layers.any(Signals.DEAD_FRACTION, dead -> dead > DEAD));
        alarms.when("initialization-scale", initialRatio(layers) > INITIAL_RATIO);
        alarms.when("non-finite", Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss)));
        alarms.when("plateau", doesNotDecrease(recording.series(Signals.STEP_LOSS)));
        alarms.when("inputs-not-normalized", Math.abs(inputMean(recording)) > INPUT_MEAN);
        alarms.when("overfitting-gap", overfits(recording) || isOvertrained(recording));
        alarms.when("class-imbalance", isImbalanced(recording));
        return alarms.raised();
    }

    private static double initialRatio(Layers layers) {
        double[] initial = layers.names().stream()
                .map(layers::variances)
                .filter(values -> values.length > 0)
                .mapToDouble(values -> values[0])
                .sorted()
                .toArray();
        return initial.length == 0 ? 0 : initial[initial.length - 1] / initial[0];
    }

    /** Whether a loss is not a little less than the newest that stands at least ten steps before it; it looks every ten steps. */
    private static boolean doesNotDecrease(Series loss) {
        int then = 0;
        for (int now = 1; now < loss.size(); now++) {
            if (loss.step(now) - loss.step(then) >= LOSS_STEPS) {
                int before = loss.indexFrom(loss.step(now) - LOSS_STEPS + 1) - 1;
                if (loss.value(now) > loss.value(before) * (1 - DECREASE)) {
                    return true;
                }
                then = now;
            }
        }
        return false;
    }

    private static double inputMean(Recording recording) {
        Data.Normalization normalization =
                recording.recipe().orElseThrow().data().normalization();
        double mean = recording.provenance().orElseThrow().channelMeans().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        DoubleUnaryOperator entering = switch (normalization) {
            case CHANNEL, IMAGE -> value -> 0;
            case SCALE -> value -> value;
            case NONE -> value -> 255 * value;
        };
        return entering.applyAsDouble(mean);
    }

    private static boolean overfits(Recording recording) {
        Series train = recording.series(Signals.TRAIN_LOSS);
        Series validation = recording.series(Signals.VALIDATION_LOSS);
        return IntStream.range(0, Math.min(train.size(), validation.size()))
                .anyMatch(i -> (validation.value(i) - train.value(i)) / train.value(i) > OVERFIT);
    }

    private static boolean isOvertrained(Recording recording) {
        return improvesNoMore(recording.series(Signals.TRAIN_LOSS), TRAIN_PATIENCE)
                || improvesNoMore(recording.series(Signals.VALIDATION_LOSS), VALIDATION_PATIENCE);
    }

    private static boolean improvesNoMore(Series loss, int patience) {
        int best = 0;
        for (int i = 1; i < loss.size(); i++) {
            best = loss.value(i) < loss.value(best) - IMPROVEMENT ? i : best;
            if (i - best >= patience) {
                return true;
            }
        }
        return false;
    }

    private static boolean isImbalanced(Recording recording) {
        List<Integer> counts = recording.provenance().orElseThrow().trainCounts();
        return Collections.max(counts) > CLASS_RATIO * Collections.min(counts)
                || recording.matrices(Signals.CONFUSION).stream()
                        .reduce((earlier, later) -> later)
                        .filter(confusion -> IntStream.range(0, confusion.rows())
                                .anyMatch(label -> isMispredicted(confusion, label)))
                        .isPresent();
    }

    private static boolean isMispredicted(Matrix confusion, int label) {
        double all = IntStream.range(0, confusion.columns())
                .mapToDouble(called -> confusion.at(label, called))
                .sum();
        return all > 0 && 1 - confusion.at(label, label) / all > MISPREDICTED;
    }
}
