package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * BTTackler (KDD 2024), by its code and default configuration. It looks at a trial after every epoch: at each layer's mean absolute gradient over the
 * epoch (here, the root mean square over the steps that were watched) and at the losses so far. The zeros of its gradients are taken as dead units.
 * Left out are the indicators that end a trial that gains nothing more (no more gain; a loss that varies more than before): healthy runs do that, too. So is
 * the comparison with other trials.
 */
final class BtTackler implements Baseline {
    private static final double VANISHING = 1e-5;
    private static final double VANISHING_RATIO = 1e-4;
    private static final double EXPLODING = 1e4;
    private static final double EXPLODING_RATIO = 1e3;
    private static final double DEAD = 0.5;
    private static final int EPOCHS_TO_DIE = 5;
    private static final double STILL = 1e-4;
    private static final int EPOCHS_TO_STAND_STILL = 3;
    private static final double RISE = 0.01;
    private static final double SWING = 0.2;
    private static final int WINDOW = 6;

    @Override
    public String name() {
        return "BTTackler";
    }

    @Override
    public List<String> alarms(Recording recording) {
        int half = recording.recipe().orElseThrow().training().epochs() / 2;
        Layers layers = new Layers(recording);
        Alarms alarms = new Alarms();
        layers.gradientsByEpoch().forEach((epoch, gradients) -> {
            alarms.when("exploding-gradient", explodes(gradients));
            alarms.when("vanishing-gradient", epoch <= half && !hasLost(gradients) && vanishes(gradients));
        });
        alarms.when("dying-relu", dies(recording));
        Series train = recording.series(Signals.TRAIN_LOSS);
        alarms.when("plateau", standsStill(train, half));
        alarms.when("oscillation", swings(train, half) || swings(recording.series(Signals.VALIDATION_LOSS), half));
        return alarms.raised();
    }

    private static boolean hasLost(double[] gradients) {
        return Arrays.stream(gradients).anyMatch(gradient -> !Double.isFinite(gradient));
    }

    private static boolean hasZero(double[] gradients) {
        return Arrays.stream(gradients).anyMatch(gradient -> gradient == 0);
    }

    private static boolean explodes(double[] gradients) {
        return hasLost(gradients)
                || median(gradients) > EXPLODING
                || (!hasZero(gradients) && median(ratios(gradients)) > EXPLODING_RATIO);
    }

    private static boolean vanishes(double[] gradients) {
        return hasZero(gradients) || median(gradients) < VANISHING || median(ratios(gradients)) < VANISHING_RATIO;
    }

    /** Each layer's gradient by that of the layer after it. */
    private static double[] ratios(double[] gradients) {
        return IntStream.range(0, gradients.length - 1)
                .mapToDouble(i -> gradients[i] / gradients[i + 1])
                .toArray();
    }

    private static boolean dies(Recording recording) {
        List<Series> dead = recording.subjects(Signals.DEAD_FRACTION).stream()
                .map(layer -> recording.series(Signals.DEAD_FRACTION, layer))
                .toList();
        int readings = dead.stream().mapToInt(Series::size).min().orElse(0);
        return IntStream.range(0, readings)
                .filter(i -> recording.epochOf(dead.get(0).step(i)) >= EPOCHS_TO_DIE)
                .anyMatch(i -> median(dead.stream()
                                .mapToDouble(layer -> layer.value(i))
                                .toArray())
                        > DEAD);
    }

    /** Whether, at the end of any epoch of the first half, the losses since the beginning hardly differ. */
    private static boolean standsStill(Series loss, int half) {
        return IntStream.rangeClosed(EPOCHS_TO_STAND_STILL, Math.min(half, loss.size()))
                .anyMatch(epochs -> variation(loss.slice(0, epochs).values()) < STILL);
    }

    /** Whether, at the end of any epoch of the second half, the newest losses differ much and rise. */
    private static boolean swings(Series loss, int half) {
        return IntStream.rangeClosed(half + 1, loss.size())
                .mapToObj(epochs ->
                        loss.slice(Math.max(0, epochs - WINDOW), epochs).values())
                .anyMatch(newest -> variation(newest) > SWING && slope(newest) >= RISE);
    }

    /** Standard deviation by mean. */
    private static double variation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(variance) / mean;
    }

    /** Slope of the straight line through values one apart. */
    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double products = IntStream.range(0, values.length)
                .mapToDouble(i -> (i - middle) * values[i])
                .sum();
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> (i - middle) * (i - middle))
                .sum();
        return products / squares;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
