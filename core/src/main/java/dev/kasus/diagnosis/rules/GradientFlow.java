package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the loss's gradient arrives at each convolution and dense layer, beside what leaves the logits: the median over
 * readings of the ratio of their activation gradients. A net that has learnt has small gradients everywhere; a ratio does not
 * shrink with them.
 *
 * @param layers from the image to the logits; the last is what the others are held against
 * @param ratios median ratio of each layer but the last
 * @param firstStep the first step that was read
 * @param lastStep the last
 */
record GradientFlow(List<String> layers, List<Double> ratios, long firstStep, long lastStep) {
    /** Copies the lists. */
    GradientFlow {
        layers = List.copyOf(layers);
        ratios = List.copyOf(ratios);
    }

    /** The flow of a run; without layers if the recording lacks the signal or the recipe, which has their order. */
    static GradientFlow of(Recording recording) {
        List<String> layers = recording.recipe().map(Recipe::model).stream()
                .flatMap(model -> model.allLayers().stream())
                .filter(Layer.Weighted.class::isInstance)
                .map(Layer::name)
                .filter(name -> !gradient(recording, name).isEmpty())
                .toList();
        if (layers.isEmpty()) {
            return new GradientFlow(List.of(), List.of(), -1, -1);
        }
        Series logits = gradient(recording, layers.get(layers.size() - 1));
        List<Double> ratios = new ArrayList<>();
        for (String layer : layers.subList(0, layers.size() - 1)) {
            ratios.add(Median.of(ratio(gradient(recording, layer), logits).values()));
        }
        return new GradientFlow(layers, ratios, logits.step(0), logits.lastStep());
    }

    /** The ratio of a layer at every step that was read. */
    static Series ratio(Recording recording, String layer, String logits) {
        return ratio(gradient(recording, layer), gradient(recording, logits));
    }

    private static Series gradient(Recording recording, String layer) {
        return recording.series(Signals.ACTIVATION_GRADIENT, layer);
    }

    private static Series ratio(Series layer, Series logits) {
        Series.Builder ratio = new Series.Builder();
        int j = 0;
        for (int i = 0; i < layer.size(); i++) {
            while (j < logits.size() && logits.step(j) < layer.step(i)) {
                j++;
            }
            boolean both = j < logits.size() && logits.step(j) == layer.step(i);
            if (both && logits.value(j) > 0) {
                ratio.add(layer.step(i), layer.value(i) / logits.value(j));
            }
        }
        return ratio.build();
    }

    boolean isKnown() {
        return !ratios.isEmpty() && ratios.stream().noneMatch(ratio -> ratio.isNaN());
    }

    /** The layer that the loss is nearest to. */
    String logits() {
        return layers.get(layers.size() - 1);
    }
}
