package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps too short to get anywhere. */
final class LearningRateTooLow extends LearningCause {
    /** A hundred steps of a thousandth each are the rule of thumb; a tenth of that and less hardly moves a net in the epochs it has. */
    private static final double SHORT_STEP = 1e-4;
    /** Where no gradient arrives, no learning rate would help. */
    private static final double GRADIENT = 1e-3;

    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.85;

    @Override
    public String id() {
        return "learning-rate-too-low";
    }

    @Override
    public String title() {
        return "Learning rate too low";
    }

    @Override
    public String about() {
        return "Each step changes the weights so little that the net stays about where it began, though the gradient points the way.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, Fit fit) {
        List<String> layers = recording.subjects(Signals.UPDATE_RATIO);
        if (layers.isEmpty()) {
            return null;
        }
        String fastest = layers.get(0);
        double longest = -1;
        for (String layer : layers) {
            double step =
                    Median.of(recording.series(Signals.UPDATE_RATIO, layer).values());
            if (step > longest) {
                longest = step;
                fastest = layer;
            }
        }
        Series ratio = recording.series(Signals.UPDATE_RATIO, fastest);
        double arrives =
                Median.of(recording.series(Signals.WEIGHT_GRADIENT, fastest).values());
        Evidence seen = new Evidence(
                Signals.UPDATE_RATIO.of(fastest),
                ratio.step(0),
                ratio.lastStep(),
                longest,
                SHORT_STEP,
                "A step moves the weights of " + fastest + ", the layer that moves most, by "
                        + Figures.number(longest) + " of their size; about 0.001 is usual, under "
                        + Figures.number(SHORT_STEP) + " is too little. Its gradient has a norm of "
                        + Figures.number(arrives) + ".");
        boolean slow = longest >= 0 && longest < SHORT_STEP && arrives > GRADIENT;
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(-Math.log10(Math.max(longest, 1e-12)), 4, 5);
        return slow ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
