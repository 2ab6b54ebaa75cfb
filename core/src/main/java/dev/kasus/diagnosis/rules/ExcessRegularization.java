package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Recording;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Detects dropout or weight penalties that are so strong that the training images are not learnt. */
final class ExcessRegularization extends LearningCause {
    /**
     * Dropout of rate p multiplies the variance by 1/(1 - p). Two layers of rate 0.5, as in AlexNet, give 4; three
     * of them, or one of rate 0.9, give 8 or more.
     */
    private static final double VARIANCE = 8;
    /** The loss term is half the sum of squares times this factor: 5e-4 is usual; at ten times that useful weights shrink too. */
    private static final double L2 = 5e-3;
    /** Usual is 1e-5. */
    private static final double L1 = 5e-4;
    /**
     * AdamW's decay, in units of the learning rate: 0.01 to 0.1 is usual. At 1 the size of a weight is limited to about
     * one Adam update divided by the rate.
     */
    private static final double DECOUPLED = 1;

    /**
     * At this multiple of the threshold the setting is hardly intended: it is reported even if only a few images are
     * not learnt.
     */
    private static final double EXTREME = 3;

    private static final double LEARNT_ALL = 0.9;
    private static final double MILD_SEVERITY = 0.5;
    private static final double LEAST_SEVERITY = 0.55;
    private static final double MOST_SEVERITY = 0.85;
    /** At this multiple of the threshold the severity is highest. */
    private static final double WORST = 20;

    @Override
    public String id() {
        return "excess-regularization";
    }

    @Override
    public String title() {
        return "Excess regularisation";
    }

    @Override
    public String about() {
        return "Dropout or weight penalties are so strong that the net cannot even learn its training images.";
    }

    /** One kind of regularisation with its strength and threshold. */
    private record Means(String path, double dose, double much, List<String> layers, String words) {
        double share() {
            return dose / much;
        }
    }

    @Override
    double learnt() {
        return LEARNT_ALL;
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        Means most = Collections.max(
                List.of(dropout(recipe), l2(recipe.training()), l1(recipe.training()), decay(recipe)),
                Comparator.comparingDouble(Means::share));
        Evidence seen = Suspicion.recipe(
                most.path(),
                most.dose(),
                most.much(),
                most.words() + ". " + NumberPhrase.number(most.much()) + " or more counts as strong.");
        boolean harmful = fit.skill() < LEARNT;
        if (most.share() < (harmful ? 1 : EXTREME)) {
            return Suspicion.none(seen);
        }
        double severity = harmful
                ? LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(most.share(), 1, WORST)
                : MILD_SEVERITY;
        return Suspicion.of(severity, most.layers(), seen);
    }

    private static Means dropout(Recipe recipe) {
        List<Layer> layers = recipe.model().allLayers().stream()
                .filter(layer -> rate(layer) > 0)
                .toList();
        double variance =
                layers.stream().mapToDouble(layer -> 1 / (1 - rate(layer))).reduce(1, (a, b) -> a * b);
        return new Means(
                "model.layers",
                variance,
                VARIANCE,
                layers.stream().map(Layer::name).toList(),
                NumberPhrase.count(layers.size(), "layer") + " of dropout, of rate "
                        + NumberPhrase.number(layers.stream()
                                .mapToDouble(ExcessRegularization::rate)
                                .max()
                                .orElse(0))
                        + " at most, multiply the variance of the activations by " + NumberPhrase.number(variance));
    }

    private static double rate(Layer layer) {
        return layer instanceof Layer.Dropout plain
                ? plain.rate()
                : layer instanceof Layer.SpatialDropout spatial ? spatial.rate() : 0;
    }

    private static Means l2(Training training) {
        return new Means(
                "training.l2", training.l2(), L2, List.of(), "The L2 factor is " + NumberPhrase.number(training.l2()));
    }

    private static Means l1(Training training) {
        return new Means(
                "training.l1", training.l1(), L1, List.of(), "The L1 factor is " + NumberPhrase.number(training.l1()));
    }

    private static Means decay(Recipe recipe) {
        double dose = recipe.training().optimizer() instanceof Optimizer.Adamw adamw ? adamw.weightDecay() : 0;
        return new Means(
                "training.optimizer",
                dose,
                DECOUPLED,
                List.of(),
                "AdamW's weight decay is " + NumberPhrase.number(dose));
    }
}
