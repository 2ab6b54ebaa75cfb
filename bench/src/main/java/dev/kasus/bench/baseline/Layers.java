package dev.kasus.bench.baseline;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.function.DoublePredicate;
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
