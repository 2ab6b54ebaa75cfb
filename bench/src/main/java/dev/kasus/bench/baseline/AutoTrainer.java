package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * AutoTrainer (ICSE 2021): five symptoms. It reads the gradients of one fixed batch every third epoch; here, those of the batches
 * that were watched. Its share of gradient entries that are exactly 0 is taken as the mean share of dead units.
 */
final class AutoTrainer implements Baseline {
    private static final double CONVERGED = 0.7;
    private static final double RISE = 0.01;
    private static final double VANISHING_RATIO = 1e-3;
    private static final double VANISHING_NORM = 1e-4;
    private static final double EXPLODING_RATIO = 70;
    private static final double DEAD = 0.7;
    private static final double SWING = 0.03;
    private static final double SWINGING = 0.2;

    @Override
    public String name() {
        return "AutoTrainer";
    }

    @Override
    public List<String> alarms(Recording recording) {
        double[] accuracy = recording.series(Signals.TRAIN_ACCURACY).values();
        double bestTrain = recording.series(Signals.TRAIN_ACCURACY).max();
        double bestValidation = recording.series(Signals.VALIDATION_ACCURACY).max();
        boolean notConverged = !(bestTrain >= CONVERGED && bestValidation >= CONVERGED);
        boolean slow = IntStream.range(1, accuracy.length).noneMatch(i -> accuracy[i] - accuracy[i - 1] >= RISE);
        Alarms alarms = new Alarms();
        alarms.when("exploding-gradient", explodes(recording));
        alarms.when("vanishing-gradient", (notConverged || slow) && vanishes(recording));
        alarms.when("dying-relu", (notConverged || slow) && dead(recording) >= DEAD);
        alarms.when("oscillation", swings(accuracy) >= SWINGING);
        alarms.when("learning-rate-too-low", notConverged && slow);
        return alarms.raised();
    }

    private static boolean vanishes(Recording recording) {
        Series[] ends = ends(recording);
        return IntStream.range(0, ends[0].size())
                .anyMatch(i ->
                        ends[0].value(i) < VANISHING_NORM && ends[0].value(i) / ends[1].value(i) < VANISHING_RATIO);
    }

    private static boolean explodes(Recording recording) {
        Series[] ends = ends(recording);
        return IntStream.range(0, ends[0].size())
                .anyMatch(i ->
                        !Double.isFinite(ends[0].value(i)) || ends[0].value(i) / ends[1].value(i) > EXPLODING_RATIO);
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

    private static double swings(double[] accuracy) {
        double[] falls = IntStream.range(1, accuracy.length)
                .mapToDouble(i -> accuracy[i - 1] - accuracy[i])
                .toArray();
        return falls.length == 0
                ? 0
                : (double) Arrays.stream(falls).filter(fall -> fall >= SWING).count() / falls.length;
    }
}
