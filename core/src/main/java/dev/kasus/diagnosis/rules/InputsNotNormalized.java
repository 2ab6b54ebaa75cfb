package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects inputs that are not normalised. */
final class InputsNotNormalized extends LearningCause {
    /** Raw bytes have a mean of about 110 and a standard deviation of about 60; divided by 255 the mean is below 1. */
    private static final double LARGE = 5;

    /** Raw inputs are observed directly: they are reported even if only a few images are not learnt. */
    private static final double LEARNT_ALL = 0.95;

    private static final double SEVERITY = 0.9;
    private static final double MILD_SEVERITY = 0.5;

    @Override
    public String id() {
        return "inputs-not-normalized";
    }

    @Override
    public String title() {
        return "Inputs not normalised";
    }

    @Override
    public String about() {
        return "The inputs are far from zero mean and unit standard deviation. The first layer then mainly sees "
                + "their common offset, and its updates are far too large or too small.";
    }

    @Override
    double learnt() {
        return LEARNT_ALL;
    }

    @Override
    List<Signal> signals() {
        return List.of(Signals.INPUT_TRAIN_MEAN, Signals.INPUT_TRAIN_STD);
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        Series mean = recording.series(Signals.INPUT_TRAIN_MEAN);
        Series std = recording.series(Signals.INPUT_TRAIN_STD);
        if (mean.isEmpty() || std.isEmpty()) {
            return null;
        }
        double size = Math.max(Math.abs(mean.value(0)), std.value(0));
        Evidence seen = new Evidence(
                Signals.INPUT_TRAIN_MEAN.tag(),
                0,
                0,
                size,
                LARGE,
                "The inputs have mean " + NumberPhrase.number(mean.value(0)) + " and standard deviation "
                        + NumberPhrase.number(std.value(0)) + "; the larger of the two should be about 1 and not above "
                        + NumberPhrase.number(LARGE) + ".");
        List<Layer> layers = recipe.model().allLayers();
        boolean normed =
                layers.get(0) instanceof Layer.Norm || (layers.size() > 1 && layers.get(1) instanceof Layer.BatchNorm);
        return size > LARGE && !normed
                ? Suspicion.of(
                        fit.skill() < LEARNT ? SEVERITY : MILD_SEVERITY,
                        List.of(layers.get(0).name()),
                        seen)
                : Suspicion.none(seen);
    }
}
