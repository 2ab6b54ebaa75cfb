package dev.kasus.bench.baseline;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What these tools read of the layers of a recording: figures an element, where Kasus records norms. */
final class Layers {
    private final Recording recording;
    private final Shapes shapes;

    Layers(Recording recording) {
        this.recording = recording;
        Recipe recipe = recording.recipe().orElseThrow();
        this.shapes =
                recipe.shapes(recording.provenance().orElseThrow().classes().size());
    }

    /** The layers with weights, from the images to the logits. */
    List<String> names() {
        return recording.recipe().orElseThrow().model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
    }

    /** Root mean square of a layer's gradient by its weights, step by step; the tools take the mean of absolute values, which is a little less. */
    double[] gradients(String layer) {
        return perWeight(Signals.WEIGHT_GRADIENT, layer);
    }

    /** Mean of each layer's gradient over the watched steps of an epoch, in the order of layers; without epochs in which not all were watched. */
    SortedMap<Integer, double[]> gradientsByEpoch() {
        SortedMap<Integer, double[]> rows = new TreeMap<>();
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            Series norms = recording.series(Signals.WEIGHT_GRADIENT, names.get(i));
            double[] gradients = gradients(names.get(i));
            Map<Integer, Double> means = IntStream.range(0, gradients.length)
                    .boxed()
                    .collect(Collectors.groupingBy(
                            reading -> recording.epochOf(norms.step(reading)),
                            Collectors.averagingDouble(reading -> gradients[reading])));
            if (i == 0) {
                means.keySet().forEach(epoch -> rows.put(epoch, new double[names.size()]));
            }
            rows.keySet().retainAll(means.keySet());
            int layer = i;
            rows.forEach((epoch, row) -> row[layer] = means.getOrDefault(epoch, Double.NaN));
        }
        return rows;
    }

    /** The last reading of a layer's signal in each epoch. */
    double[] byEpoch(Signal signal, String layer) {
        Series series = recording.series(signal, layer);
        SortedMap<Integer, Double> last = new TreeMap<>();
        IntStream.range(0, series.size()).forEach(i -> last.put(recording.epochOf(series.step(i)), series.value(i)));
        return last.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Variance of a layer's weights around zero, step by step. */
    double[] variances(String layer) {
        double[] std = perWeight(Signals.WEIGHT_NORM, layer);
        return IntStream.range(0, std.length).mapToDouble(i -> std[i] * std[i]).toArray();
    }

    private double[] perWeight(Signal norm, String layer) {
        double root = Math.sqrt(shapes.parameters(layer));
        double[] values = recording.series(norm, layer).values();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] / root)
                .toArray();
    }

    /** Whether any reading of any layer's signal is so. */
    boolean any(Signal signal, DoublePredicate so) {
        return recording.subjects(signal).stream().anyMatch(layer -> any(recording.series(signal, layer), so));
    }

    static boolean any(Series series, DoublePredicate so) {
        return IntStream.range(0, series.size()).anyMatch(i -> so.test(series.value(i)));
    }

    static boolean any(double[] values, DoublePredicate so) {
        return IntStream.range(0, values.length).anyMatch(i -> so.test(values[i]));
    }
}
