package dev.kasus.bench.baseline;

import dev.kasus.recipe.data.Data;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The built-in rules of Amazon SageMaker Debugger with their default thresholds. Left out: SaturatedActivation (it reads inputs of
 * tanh and sigmoid, which are not recorded), the percentile spread of gradients, and the rules for tree models. DeadRelu takes units
 * that are active under 1 % of the time; here, units that never are on the sample. LossNotDecreasing compares readings that stand ten
 * steps apart.
 */
final class SageMakerDebugger implements Baseline {
    private static final double VANISHING = 1e-7;
    private static final double DEAD = 0.5;
    private static final double LARGE_UPDATE = 10;
    private static final double SMALL_UPDATE = 1e-8;
    private static final double OVERFIT = 0.1;
    private static final int OVERTRAINED = 5;
    private static final double INITIAL_RATIO = 10;
    private static final double CLASS_RATIO = 10;
    private static final double MISCALLED = 0.7;
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
        alarms.when("plateau", rises(recording.series(Signals.STEP_LOSS)));
        alarms.when("inputs-not-normalized", Math.abs(inputMean(recording)) > INPUT_MEAN);
        alarms.when("overfitting-gap", overfits(recording) || overtrained(recording));
        alarms.when("class-imbalance", imbalance(recording));
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

    private static boolean rises(Series loss) {
        return IntStream.range(1, loss.size())
                .anyMatch(i -> loss.step(i) - loss.step(i - 1) >= 10 && loss.value(i) >= loss.value(i - 1));
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

    private static boolean overtrained(Recording recording) {
        double[] loss = recording.series(Signals.VALIDATION_LOSS).values();
        int best = 0;
        for (int i = 1; i < loss.length; i++) {
            best = loss[i] < loss[best] ? i : best;
            if (i - best >= OVERTRAINED) {
                return true;
            }
        }
        return false;
    }

    private static boolean imbalance(Recording recording) {
        Provenance provenance = recording.provenance().orElseThrow();
        List<Integer> counts = provenance.trainCounts();
        List<Matrix> confusions = recording.matrices(Signals.CONFUSION);
        if (confusions.isEmpty() || Collections.max(counts) < CLASS_RATIO * Collections.min(counts)) {
            return false;
        }
        Matrix last = confusions.get(confusions.size() - 1);
        int rarest = counts.indexOf(Collections.min(counts));
        double all = IntStream.range(0, last.columns())
                .mapToDouble(c -> last.at(rarest, c))
                .sum();
        return all > 0 && 1 - last.at(rarest, rarest) / all > MISCALLED;
    }
}
