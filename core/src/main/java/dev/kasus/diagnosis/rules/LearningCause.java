package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base of the rules for causes that keep a net from learning its training images. If they are learnt, the cause is
 * absent, however unusual the recipe.
 */
abstract class LearningCause implements Rule {
    /** Skill from which on a net counts as having learnt its training images. */
    static final double LEARNT = 0.8;
    /** Least number of epochs. */
    static final int LEAST_EPOCHS = 2;

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty()) {
            Optional<Opinion> curves = ofCurves(recording);
            if (curves.isPresent()) {
                return curves.get();
            }
            return new Opinion.Unknown(
                    "the recipe is not recorded", "Train with kasus train, which records it.", needs(recording));
        }
        TrainingSkill fit = TrainingSkill.of(recording);
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded, so it is unknown whether the training images are learnt",
                    "Train for at least one epoch with --probes economy or more.",
                    needs(recording));
        }
        if (fit.skill() >= learnt()) {
            return new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of());
        }
        boolean diverged = LossCurve.of(recording).endsNonFinite();
        if (recording.epochs() < LEAST_EPOCHS && !diverged) {
            return new Opinion.Unknown(
                    "only " + NumberPhrase.count(recording.epochs(), "epoch") + ": too few for most nets to learn",
                    "Train longer.",
                    needs(recording));
        }
        Suspicion suspicion = suspect(recording, recording.recipe().get(), fit);
        if (suspicion == null) {
            return new Opinion.Unknown(
                    "its signals are not recorded", "Record with --probes standard.", needs(recording));
        }
        Evidence seen = suspicion.evidence();
        if (!suspicion.suspected()) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        Evidence harm = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                ChanceLevel.of(recording).accuracy(learnt()),
                "The net has not learnt its training images: " + fit.words() + ".");
        return new Opinion.Present(
                suspicion.severity(), suspicion.layers(), List.of(), Math.max(0, seen.fromStep()), List.of(seen, harm));
    }

    private List<Need> needs(Recording recording) {
        return Lacking.of(recording)
                .recipe()
                .trainingAccuracy()
                .signals(signals())
                .epochs(LEAST_EPOCHS)
                .needs();
    }

    /** The signals that this rule needs beside the training accuracy. */
    List<Signal> signals() {
        return List.of();
    }

    /** What the curves of a log without a recipe tell; nothing by default. */
    Optional<Opinion> ofCurves(Recording recording) {
        return Optional.empty();
    }

    /** Skill from which on the cause does no harm. */
    double learnt() {
        return LEARNT;
    }

    /** The suspicion for a run that does not learn; null if the recording lacks the signals. */
    abstract @Nullable Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit);
}
