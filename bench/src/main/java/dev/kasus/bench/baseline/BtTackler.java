package dev.kasus.bench.baseline;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;

/**
 * BTTackler (KDD 2024): gradients that vanish, explode or are zero, and a training that stands still. It takes the median over a layer's gradient;
 * here, the root mean square.
 */
final class BtTackler implements Baseline {
    private static final double VANISHING = 1e-5;
    private static final double VANISHING_RATIO = 1e-4;
    private static final double EXPLODING = 1e4;
    private static final double EXPLODING_RATIO = 1e3;
    private static final double DEAD = 0.5;

    @Override
    public String name() {
        return "BTTackler";
    }

    @Override
    public List<String> alarms(Recording recording) {
        Layers layers = new Layers(recording);
        double[] median = layers.names().stream()
                .mapToDouble(layer -> median(layers.gradients(layer)))
                .toArray();
        Alarms alarms = new Alarms();
        alarms.when(
                "exploding-gradient",
                Arrays.stream(median).anyMatch(g -> g > EXPLODING || Double.isNaN(g))
                        || ratio(median, EXPLODING_RATIO, true));
        alarms.when(
                "vanishing-gradient",
                Arrays.stream(median).anyMatch(g -> g < VANISHING) || ratio(median, VANISHING_RATIO, false));
        alarms.when(
                "dying-relu",
                recording.subjects(Signals.DEAD_FRACTION).stream()
                        .map(layer -> recording.series(Signals.DEAD_FRACTION, layer))
                        .mapToDouble(Series::last)
                        .anyMatch(dead -> dead > DEAD));
        return alarms.raised();
    }

    /** Whether a layer's gradient and that of the layer above it differ so much. */
    private static boolean ratio(double[] gradients, double bound, boolean above) {
        for (int i = 0; i + 1 < gradients.length; i++) {
            double ratio = gradients[i] / gradients[i + 1];
            if (above ? ratio > bound : ratio < bound) {
                return true;
            }
        }
        return false;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }
}
