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
 * The gradient that arrives at each convolution and dense layer, relative to the gradient at the logits: the median
 * over readings of the ratio of activation-gradient norms. A trained net has small gradients everywhere; the ratio
 * does not depend on that.
 *
 * @param layers from the image to the logits; the last is the reference
 * @param ratios median ratio of each layer but the last
 * @param firstStep first step of the readings
 * @param lastStep last step of the readings
 */
record GradientFlow(List<String> layers, List<Double> ratios, long firstStep, long lastStep) {
    /** Copies the lists. */
    GradientFlow {
        layers = List.copyOf(layers);
        ratios = List.copyOf(ratios);
    }

    /** The gradient flow of a run; without layers if the recording lacks the signal or the recipe (which gives the order). */
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

    /** The ratio of a layer at every reading. */
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

    /** The layer that computes the logits. */
    String logits() {
        return layers.get(layers.size() - 1);
    }
}
