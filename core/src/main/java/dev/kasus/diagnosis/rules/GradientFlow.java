package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gradient that arrives at each convolution and dense layer, relative to the gradient at the logits: the median
 * over readings of the ratio of activation-gradient norms. A trained net has small gradients everywhere; the ratio
 * does not depend on that.
 *
 * @param signal of the gradient: at the outputs of the layers, or, in logs that lack it, of their weights
 * @param layers from the image to the logits; the last is the reference
 * @param ratios median ratio of each layer but the last
 * @param firstStep first step of the readings
 * @param lastStep last step of the readings
 */
record GradientFlow(Signal signal, List<String> layers, List<Double> ratios, long firstStep, long lastStep) {
    /** Copies the lists. */
    GradientFlow {
        layers = List.copyOf(layers);
        ratios = List.copyOf(ratios);
    }

    /** The gradient flow of a run; without layers if the recording lacks the signal or the order of the layers. */
    static GradientFlow of(Recording recording) {
        GradientFlow flow = of(recording, Signals.ACTIVATION_GRADIENT);
        boolean weights = flow.layers.isEmpty() && recording.recipe().isEmpty();
        return weights ? of(recording, Signals.WEIGHT_GRADIENT) : flow;
    }

    private static GradientFlow of(Recording recording, Signal signal) {
        List<String> layers = inOrder(recording)
                .filter(name -> !recording.series(signal, name).isEmpty())
                .toList();
        if (layers.isEmpty()) {
            return new GradientFlow(signal, List.of(), List.of(), -1, -1);
        }
        Series logits = recording.series(signal, layers.get(layers.size() - 1));
        List<Double> ratios = new ArrayList<>();
        for (String layer : layers.subList(0, layers.size() - 1)) {
            ratios.add(Median.of(ratio(recording.series(signal, layer), logits).values()));
        }
        return new GradientFlow(signal, layers, ratios, logits.step(0), logits.lastStep());
    }

    /** Layers with weights from the image to the logits: by the recipe, or as guessed from a log. */
    private static Stream<String> inOrder(Recording recording) {
        return recording.recipe().isPresent()
                ? recording.recipe().map(Recipe::model).stream()
                        .flatMap(model -> model.allLayers().stream())
                        .filter(Layer.Weighted.class::isInstance)
                        .map(Layer::name)
                : recording.origin().map(LogOrigin::layers).orElse(List.of()).stream();
    }

    /** The ratio of a layer at every reading. */
    Series ratio(Recording recording, String layer) {
        return ratio(recording.series(signal, layer), recording.series(signal, logits()));
    }

    /** Whether it is that of weights, whose norms differ with the size of the layers, too. */
    boolean isOfWeights() {
        return signal.equals(Signals.WEIGHT_GRADIENT);
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
