package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * AutoTrainer (ICSE 2021), by its code of that year and the values that its {@code reproduce.py} gives as the paper's: five symptoms. It reads the
 * gradients of one fixed batch every third epoch, from 30 % of the epochs on; here, those of the batches that were watched, judged at the end. Its
 * share of gradient entries that are exactly 0 is taken as the mean share of dead units. It names one problem and, until its revision of 2022,
 * looked for oscillation in converged runs alone; here, all that hold are named in its order.
 */
final class AutoTrainer implements Baseline {
    private static final double CONVERGED = 0.6;
    private static final double RISE = 0.01;
    private static final double VANISHING_RATIO = 1e-3;
    private static final double VANISHING_NORM = 1e-4;
    private static final double EXPLODING_RATIO = 70;
    private static final double LOST = 1e5;
    private static final double DEAD = 0.7;
    private static final double SWING = 0.03;
    private static final double SWINGING = 0.2;

    @Override
    public String name() {
        return "AutoTrainer";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Series train = recording.series(Signals.TRAIN_ACCURACY);
        Series validation = recording.series(Signals.VALIDATION_ACCURACY);
        boolean slow = !rises(train) && !rises(validation);
        boolean failed = slow || !(train.max() >= CONVERGED && validation.max() >= CONVERGED);
        Alarms alarms = new Alarms();
        alarms.when("exploding-gradient", isLost(recording));
        if (!train.isEmpty()) {
            alarms.when("dying-relu", failed && dead(recording) >= DEAD);
            alarms.when("exploding-gradient", failed && explodes(recording));
            alarms.when("vanishing-gradient", failed && vanishes(recording));
            alarms.when("learning-rate-too-low", slow);
            alarms.when("oscillation", oscillates(train.values()));
        }
        return alarms.raised();
    }

    private static boolean rises(Series accuracy) {
        return IntStream.range(1, accuracy.size()).anyMatch(i -> accuracy.value(i) - accuracy.value(i - 1) >= RISE);
    }

    private static boolean isLost(Recording recording) {
        Series validation = recording.series(Signals.VALIDATION_LOSS);
        return Layers.any(recording.series(Signals.STEP_LOSS), loss -> !Double.isFinite(loss))
                || Layers.any(validation, loss -> !Double.isFinite(loss))
                || validation.last() >= LOST
                || Layers.any(ends(recording)[0], gradient -> !Double.isFinite(gradient));
    }

    private static boolean vanishes(Recording recording) {
        Series[] ends = ends(recording);
        return IntStream.range(0, ends[0].size())
                .anyMatch(i ->
                        ends[0].value(i) < VANISHING_NORM && ends[0].value(i) / ends[1].value(i) < VANISHING_RATIO);
    }

    private static boolean explodes(Recording recording) {
        Series[] ends = ends(recording);
        return IntStream.range(0, ends[0].size()).anyMatch(i -> ends[0].value(i) / ends[1].value(i) > EXPLODING_RATIO);
    }

    private static Series[] ends(Recording recording) {
        List<String> names = new Layers(recording).names();
        return new Series[] {
            recording.series(Signals.WEIGHT_GRADIENT, names.get(0)),
            recording.series(Signals.WEIGHT_GRADIENT, names.get(names.size() - 1))
        };
    }

    private static double dead(Recording recording) {
        return recording.subjects(Signals.DEAD_FRACTION).stream()
                .mapToDouble(
                        layer -> recording.series(Signals.DEAD_FRACTION, layer).last())
                .average()
                .orElse(0);
    }

    /** Whether, of local maxima and minima paired in their order, enough stand far apart. */
    private static boolean oscillates(double[] accuracy) {
        List<Double> maxima = new ArrayList<>();
        List<Double> minima = new ArrayList<>();
        for (int i = 1; i + 1 < accuracy.length; i++) {
            if (accuracy[i] >= accuracy[i - 1] && accuracy[i] >= accuracy[i + 1]) {
                maxima.add(accuracy[i]);
            }
            if (accuracy[i] <= accuracy[i - 1] && accuracy[i] <= accuracy[i + 1]) {
                minima.add(accuracy[i]);
            }
        }
        long swings = IntStream.range(0, Math.min(maxima.size(), minima.size()))
                .filter(i -> maxima.get(i) - minima.get(i) >= SWING)
                .count();
        return swings >= SWINGING * accuracy.length;
    }
}
