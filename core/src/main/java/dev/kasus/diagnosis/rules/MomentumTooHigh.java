package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects a momentum that is too high. */
final class MomentumTooHigh extends LearningCause {
    /** At 0.97 a gradient acts for about 33 steps. */
    private static final double HIGH = 0.97;

    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.97;

    @Override
    public String id() {
        return "momentum-too-high";
    }

    @Override
    public String title() {
        return "Momentum too high";
    }

    @Override
    public String about() {
        return "The optimiser averages gradients over so many steps that it overshoots minima and oscillates.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        Optimizer optimizer = recipe.training().optimizer();
        double momentum = optimizer instanceof Optimizer.Sgd sgd
                ? sgd.momentum()
                : optimizer instanceof Optimizer.Adam adam
                        ? adam.beta1()
                        : optimizer instanceof Optimizer.Adamw adamw ? adamw.beta1() : 0;
        Evidence seen = Suspicion.recipe(
                "training.optimizer",
                momentum,
                HIGH,
                "The momentum is " + momentum + ": each gradient acts for about "
                        + NumberPhrase.number(1 / (1 - momentum)) + " steps. " + HIGH + " or more counts as too high.");
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(momentum, HIGH, 0.99);
        return momentum >= HIGH ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
