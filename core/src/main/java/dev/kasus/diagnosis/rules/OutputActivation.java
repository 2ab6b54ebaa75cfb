package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Detects an activation after the last layer. The loss already contains the softmax, so logits must be unbounded. A
 * ReLU there gives no gradient to a class with a negative logit; a sigmoid or tanh keeps the logits so close
 * together that no class gets a high probability.
 */
final class OutputActivation {
    private static final double SEVERITY = 0.8;
    /** It is observed directly: it is reported even if only a few images are not learnt. */
    private static final double LEARNT_ALL = 0.95;

    private OutputActivation() {}

    /**
     * Present if the recipe has such an activation and the net has not learnt its images; empty if there is none or it
     * does no harm.
     */
    static Optional<Opinion> judge(Recording recording, TrainingSkill fit, Predicate<Layer> kind, String harm) {
        return recording
                .recipe()
                .map(Recipe::model)
                .map(model -> model.layers().get(model.layers().size() - 1))
                .filter(kind)
                .filter(layer -> fit.isKnown() && fit.skill() < LEARNT_ALL)
                .map(layer -> new Opinion.Present(
                        SEVERITY,
                        List.of(layer.name()),
                        List.of(),
                        0,
                        List.of(
                                Suspicion.recipe(
                                        "model.layers." + layer.name(),
                                        1,
                                        0,
                                        layer.name() + " follows the last layer and distorts the logits: " + harm),
                                new Evidence(
                                        fit.tag(),
                                        fit.step(),
                                        fit.step(),
                                        fit.accuracy(),
                                        ChanceLevel.of(recording).accuracy(LEARNT_ALL),
                                        "The net has not learnt its training images well: " + fit.words() + "."))));
    }
}
