package dev.kasus.bench.baseline;

import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;

/**
 * Sketches a recording: twelve epochs of ten steps, three classes, a convolution and two dense layers, inputs from 0 to 1. By itself it raises no alarm of
 * any tool.
 */
final class Sketch {
    static final List<String> LAYERS = List.of("conv1", "dense1", "dense2");
    private static final int STEPS = 10;

    private final Recording.Builder builder = new Recording.Builder();
    private Recipe recipe = RecipeFile.parse("""
            data: {source: reef, size: 8, normalization: scale}
            model:
              layers:
                - conv: {filters: 4}
                - relu
                - flatten
                - dense: {units: 8}
                - relu
                - dense
            training: {epochs: 12}
            """, "sketch");
    private List<Integer> counts = List.of(100, 100, 100);
    private double mean;
    private int epochs;

    /** Its recipe with an edit. */
    Sketch edit(String yaml) {
        recipe = recipe.with(EditFile.parse(yaml, "test"));
        return this;
    }

    /** Training images of each class. */
    Sketch counts(Integer... each) {
        counts = List.of(each);
        return this;
    }

    /** Mean of its images, on 0 to 1. */
    Sketch mean(double value) {
        mean = value;
        return this;
    }

    /** What stands at the end of each epoch, from the first. */
    Sketch epochs(Signal signal, double... values) {
        return atEnds(signal.tag(), values);
    }

    /** The same of one layer. */
    Sketch layer(Signal signal, String layer, double... values) {
        return atEnds(signal.of(layer), values);
    }

    /** Root mean square of a layer's gradient at the end of each epoch. */
    Sketch gradient(String layer, double... values) {
        return layer(Signals.WEIGHT_GRADIENT, layer, norms(layer, values));
    }

    /** Variance of a layer's weights at the end of each epoch. */
    Sketch variance(String layer, double... values) {
        double[] roots = values.clone();
        for (int i = 0; i < roots.length; i++) {
            roots[i] = Math.sqrt(roots[i]);
        }
        return layer(Signals.WEIGHT_NORM, layer, norms(layer, roots));
    }

    /** One value at one step. */
    Sketch at(Signal signal, long step, double value) {
        builder.scalar(signal.tag(), step, value);
        return this;
    }

    /** Confusion matrix of the last epoch, row by row. */
    Sketch confusion(double... values) {
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(STEPS, 3, 3, values));
        return this;
    }

    List<String> alarms(Baseline tool) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), (long) epoch * STEPS, epoch);
        }
        return tool.alarms(
                builder.recipe(recipe).provenance(provenance(counts, mean)).build());
    }

    private Sketch atEnds(String tag, double... values) {
        for (int i = 0; i < values.length; i++) {
            builder.scalar(tag, (i + 1L) * STEPS, values[i]);
        }
        epochs = Math.max(epochs, values.length);
        return this;
    }

    private double[] norms(String layer, double... roots) {
        double elements = recipe.shapes(counts.size()).parameters(layer);
        double[] norms = roots.clone();
        for (int i = 0; i < norms.length; i++) {
            norms[i] *= Math.sqrt(elements);
        }
        return norms;
    }

    private static Provenance provenance(List<Integer> counts, double mean) {
        return new Provenance(
                "test",
                "none",
                "none",
                1,
                "standard",
                List.of("a", "b", "c"),
                counts,
                List.of(50, 50, 50),
                List.of(),
                List.of(mean, mean, mean),
                List.of(0.2, 0.2, 0.2),
                "",
                Map.of());
    }
}
