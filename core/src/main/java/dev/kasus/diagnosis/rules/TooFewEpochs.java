package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

/** Detects a training that ended, or whose learning rate reached zero, while the net was still learning. */
final class TooFewEpochs implements Rule {
    private static final double LEAST_SEVERITY = 0.45;
    private static final double MOST_SEVERITY = 0.7;
    /** Severity for a net that has learnt most: causes for single classes come first. */
    private static final double LATE_SEVERITY = 0.3;
    /** From this skill on a single unlearned class can be judged, although the net may still learn. */
    private static final double MOST_CLASSES = 0.6;

    @Override
    public String id() {
        return "too-few-epochs";
    }

    @Override
    public String title() {
        return "Too few epochs";
    }

    @Override
    public String about() {
        return "The training ended, or its learning rate reached zero, while the net was still learning its "
                + "training images.";
    }

    @Override
    public Opinion judge(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        if (recording.recipe().isEmpty() && fit.isKnown() && recording.epochs() >= LearningCause.LEAST_EPOCHS) {
            return ofCurves(recording, fit);
        }
        if (recording.recipe().isEmpty() || !fit.isKnown() || recording.epochs() < LearningCause.LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "the recipe, or the training accuracy of two epochs, is not recorded",
                    "Train with kasus train for at least two epochs.",
                    Lacking.of(recording)
                            .recipe()
                            .trainingAccuracy()
                            .epochs(LearningCause.LEAST_EPOCHS)
                            .needs());
        }
        if (fit.skill() >= LearningCause.LEARNT) {
            return new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of());
        }
        Training training = recording.recipe().get().training();
        TrainingProgress course = TrainingProgress.of(recording);
        if (LossCurve.of(recording).endsNonFinite() || !course.stillLearns()) {
            Evidence seen = seen(course);
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        if (!TrainingProgress.isComplete(recording, training)) {
            return new Opinion.Unknown(
                    "the training is at epoch " + recording.epochs() + " of " + training.epochs()
                            + ", and the net still learns",
                    "Let the training finish; kasus train --resume RUN continues it.",
                    Lacking.of(recording).longer().needs());
        }
        return present(recording, fit, course);
    }

    /** Where the log says how long the training was to be, it can have been too short; else it may go on. */
    private static Opinion ofCurves(Recording recording, TrainingSkill fit) {
        TrainingProgress course = TrainingProgress.of(recording);
        if (fit.skill() >= (fit.isEstimated() ? TrainingSkill.GOOD_BY_ESTIMATE : LearningCause.LEARNT)) {
            return new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of());
        }
        Evidence seen = seen(course);
        if (LossCurve.of(recording).endsNonFinite() || !TrainingProgress.goesOn(recording)) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        int planned = recording.origin().map(LogOrigin::plannedEpochs).orElse(0);
        if (planned > 0 && !TrainingProgress.isCutShort(recording)) {
            return present(recording, fit, course);
        }
        return new Opinion.Unknown(
                (planned > 0
                                ? "the log ends at epoch " + recording.epochs() + " of " + planned
                                : "the log ends after " + NumberPhrase.count(recording.epochs(), "epoch"))
                        + " while the net still learns: "
                        + course.fallenTo(),
                "Let it train on, and diagnose it again.",
                Lacking.of(recording).longer().needs());
    }

    private static Opinion present(Recording recording, TrainingSkill fit, TrainingProgress course) {
        double severity = fit.skill() >= MOST_CLASSES
                ? LATE_SEVERITY
                : LEAST_SEVERITY
                        + (MOST_SEVERITY - LEAST_SEVERITY)
                                * NumberPhrase.rising(course.gained(), TrainingProgress.GAINING, 0.4);
        Evidence level = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                ChanceLevel.of(recording).accuracy(LearningCause.LEARNT),
                "The net has not finished learning: " + fit.words() + ".");
        return new Opinion.Present(severity, List.of(), List.of(), -1, List.of(seen(course), level));
    }

    private static Evidence seen(TrainingProgress course) {
        int epochs = course.moving().size() - (course.moving().size() - 1) / 2 - 1;
        return new Evidence(
                Signals.TRAIN_ACCURACY.tag(),
                course.moving().isEmpty()
                        ? 0
                        : course.moving().step((course.moving().size() - 1) / 2),
                course.steps(),
                course.gained(),
                TrainingProgress.GAINING,
                "Over " + course.words(Math.max(1, epochs)) + course.ofSteps() + ", skill rose by "
                        + NumberPhrase.points(course.gained()) + fall(course) + "; "
                        + NumberPhrase.points(TrainingProgress.GAINING) + " or more counts as still learning.");
    }

    private static String fall(TrainingProgress course) {
        return Double.isNaN(course.fell())
                ? ""
                : ", and over the last third of the epochs "
                        + (course.rateRanOut() ? "before that " : "")
                        + (course.fell() < 0 ? "the loss rose by " : "the loss fell by ")
                        + NumberPhrase.percent(Math.abs(course.fell()));
    }

    /**
     * The reason why single classes cannot be judged yet (the whole net still learns); empty if it does not, or has
     * learnt most.
     */
    static Optional<String> stillLearns(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        return fit.isKnown()
                        && fit.skill() < MOST_CLASSES
                        && TrainingProgress.of(recording).stillLearns()
                ? Optional.of(
                        "the whole net is not trained yet: " + fit.words() + ", and it was still rising at the end")
                : Optional.empty();
    }
}
