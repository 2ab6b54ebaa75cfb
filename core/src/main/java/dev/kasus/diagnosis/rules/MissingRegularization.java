package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;

/** Detects a recipe without any regularisation in a net that overfits. */
final class MissingRegularization extends GapCause {
    private static final double SEVERITY = 0.55;

    /** Training accuracy of 100 %, up to rounding. */
    private static final double ALL = 0.99;
    /** As a share: of 117 healthy runs, those that fit all training images lose less than 10 points in validation. */
    private static final double MEMORISED = 0.12;

    private static final double MILD_SEVERITY = 0.45;

    @Override
    public String id() {
        return "missing-regularization";
    }

    @Override
    public String title() {
        return "Missing regularisation";
    }

    @Override
    public String about() {
        return "Nothing in the recipe keeps the net from memorising its images: no dropout, no weight decay, no "
                + "augmentation, no early stopping.";
    }

    /** If every training image is fitted, even a smaller gap means memorising. */
    @Override
    Opinion withoutGap(Recording recording, Recipe recipe, Opinion gap) {
        TrainingSkill fit = TrainingSkill.of(recording);
        Suspicion nothing = suspect(recording, recipe);
        boolean byHeart = fit.isKnown()
                && fit.skill() >= ALL
                && nothing.suspected()
                && gap instanceof Opinion.Absent absent
                && !absent.evidence().isEmpty()
                && absent.evidence().get(0).observed() >= MEMORISED;
        return byHeart
                ? new Opinion.Present(
                        MILD_SEVERITY,
                        List.of(),
                        List.of(),
                        0,
                        List.of(
                                nothing.evidence(),
                                ((Opinion.Absent) gap).evidence().get(0)))
                : gap;
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe) {
        Training training = recipe.training();
        List<String> there = new ArrayList<>();
        if (recipe.model().allLayers().stream()
                .anyMatch(layer -> layer instanceof Layer.Dropout || layer instanceof Layer.SpatialDropout)) {
            there.add("dropout");
        }
        boolean decoupled = training.optimizer() instanceof Optimizer.Adamw adamw && adamw.weightDecay() > 0;
        if (training.l2() > 0 || training.l1() > 0 || decoupled) {
            there.add("weight decay");
        }
        if (!training.augmentation().isEmpty()) {
            there.add("augmentation");
        }
        if (training.earlyStopping() != null) {
            there.add("early stopping");
        }
        Evidence seen = Suspicion.recipe(
                "training",
                there.size(),
                1,
                there.isEmpty()
                        ? "There is no dropout, no weight decay, no augmentation and no early stopping."
                        : "The recipe has " + String.join(", ", there) + ".");
        return there.isEmpty() ? Suspicion.of(SEVERITY, List.of(), seen) : Suspicion.none(seen);
    }
}
