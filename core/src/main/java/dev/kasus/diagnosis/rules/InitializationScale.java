package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects initial weights of the wrong scale. */
final class InitializationScale extends LearningCause {
    /**
     * A factor of 100 over the whole net is beyond what schedules and optimisers can handle. LeCun and Glorot
     * initialisation stay within 30 over ten layers.
     */
    private static final double DECADES = 2;

    /**
     * If the first loss is far above chance, the scale is wrong for certain: it is reported even if only a few images
     * are not learnt.
     */
    private static final double LEARNT_ALL = 0.95;

    /** Normalised inputs have mean 0 and standard deviation 1; scaled inputs are in [0, 1]. */
    private static final double USUAL_INPUT = 3;

    private static final double MILD_SEVERITY = 0.5;
    private static final double LEAST_SEVERITY = 0.6;
    /** Above that of the learning rate, which such an initialisation makes too high. */
    private static final double BAD_START_SEVERITY = 0.85;

    private static final double MOST_SEVERITY = 0.92;

    @Override
    public String id() {
        return "initialization-scale";
    }

    @Override
    public String title() {
        return "Initialisation scale";
    }

    @Override
    public String about() {
        return "The initial weights are so small or so large that activations and gradients shrink or grow by "
                + "orders of magnitude through the net.";
    }

    @Override
    double learnt() {
        return LEARNT_ALL;
    }

    @Override
    List<Signal> signals() {
        return List.of(Signals.WEIGHT_NORM);
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        if (recording.provenance().isEmpty()) {
            return null;
        }
        if (recording.provenance().get().beganWithOtherWeights()) {
            return Suspicion.none(Suspicion.recipe(
                    "model.init",
                    Double.NaN,
                    Double.NaN,
                    "The run began with the weights of another run, not with an initialisation."));
        }
        Shapes shapes = recipe.shapes(GapCause.classes(recording));
        List<Layer> layers = recipe.model().allLayers();
        List<String> odd = new ArrayList<>();
        double decades = 0;
        double furthest = 0;
        String worst = "";
        for (int i = 0; i < layers.size(); i++) {
            boolean normed = i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.Norm;
            if (!(layers.get(i) instanceof Layer.Weighted weighted) || normed) {
                continue;
            }
            Series norm = recording.series(Signals.WEIGHT_NORM, weighted.name());
            if (norm.isEmpty()) {
                return null;
            }
            double ratio = Math.max(1e-30, norm.value(0)) / heNorm(weighted, shapes);
            double decade = Math.log10(ratio);
            decades += decade;
            if (Math.abs(decade) > Math.abs(furthest) || worst.isEmpty()) {
                furthest = decade;
                worst = weighted.name();
            }
            if (Math.abs(decade) >= DECADES / 2) {
                odd.add(weighted.name());
            }
        }
        if (worst.isEmpty()) {
            Evidence all = Suspicion.recipe(
                    "model",
                    0,
                    DECADES,
                    "A normalisation follows every layer, so the scale of its weights does not matter.");
            return Suspicion.none(all);
        }
        Evidence seen = new Evidence(
                Signals.WEIGHT_NORM.of(worst),
                1,
                1,
                Math.pow(10, decades),
                Math.pow(10, Math.signum(decades) * DECADES),
                "Compared with He initialisation, the weights of layers without normalisation scale a signal by "
                        + NumberPhrase.number(Math.pow(10, decades)) + " over the whole net; most at " + worst + ", by "
                        + NumberPhrase.number(Math.pow(10, furthest)) + ".");
        boolean harmful = fit.skill() < LEARNT;
        LossCurve loss = LossCurve.of(recording);
        boolean badStart = loss.beginsFarAboveChance();
        boolean sums = layers.stream().anyMatch(layer -> layer instanceof Layer.Residual);
        if (badStart && harmful && sums && Math.abs(decades) < DECADES && inputsAreUsual(recording)) {
            return Suspicion.of(BAD_START_SEVERITY, List.of(), start(loss));
        }
        if (!(Math.abs(decades) >= DECADES) || !(harmful || badStart)) {
            return Suspicion.none(seen);
        }
        double least = badStart ? BAD_START_SEVERITY : LEAST_SEVERITY;
        double severity = harmful
                ? least + (MOST_SEVERITY - least) * NumberPhrase.rising(Math.abs(decades), DECADES, 3 * DECADES)
                : MILD_SEVERITY;
        return Suspicion.of(severity, odd.isEmpty() ? List.of(worst) : odd, seen);
    }

    /** Whether the inputs are of about unit scale, so that they do not explain a high first loss. */
    private static boolean inputsAreUsual(Recording recording) {
        double std = recording.series(Signals.INPUT_TRAIN_STD).last();
        double mean = recording.series(Signals.INPUT_TRAIN_MEAN).last();
        return std < USUAL_INPUT && Math.abs(mean) < USUAL_INPUT;
    }

    /** Evidence of a high first loss although each layer has a normal scale: residual branches without normalisation add up. */
    private static Evidence start(LossCurve loss) {
        return new Evidence(
                Signals.STEP_LOSS.tag(),
                1,
                1,
                loss.first(),
                loss.chance().loss(),
                "Before any step the loss was " + NumberPhrase.number(loss.first())
                        + "; a constant prediction has "
                        + NumberPhrase.number(loss.chance().loss())
                        + ". The activations grow with each residual branch, although the scale of each layer and "
                        + "of the inputs is normal.");
    }

    /** The norm of the weights under He initialisation (arXiv 1502.01852): variance 2 / fan-in each. */
    private static double heNorm(Layer.Weighted layer, Shapes shapes) {
        int in = shapes.input(layer.name()).channels();
        if (layer instanceof Layer.Conv conv) {
            return Math.sqrt(2.0 * conv.filters());
        }
        int units = shapes.output(layer.name()).channels();
        return in == 0 ? Double.NaN : Math.sqrt(2.0 * units);
    }
}
