package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cause for which a net does not learn its training images. Where they are learnt, nothing is wrong, however odd the recipe. */
abstract class LearningCause implements Rule {
    /** A net with this skill or more has learnt most of what there is to learn. */
    static final double LEARNT = 0.8;
    /** Fewer epochs may be too few for any net. */
    static final int LEAST_EPOCHS = 2;

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty()) {
            return new Opinion.Unknown("the recipe is not recorded", "Train with kasus train, which records it.");
        }
        TrainingSkill fit = TrainingSkill.of(recording);
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no accuracy on training images is recorded, so whether they are learnt is not known",
                    "Train for an epoch at least, with --probes economy or more.");
        }
        if (fit.skill() >= learnt()) {
            return new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of());
        }
        boolean diverged = LossCurve.of(recording).endsNonFinite();
        if (recording.epochs() < LEAST_EPOCHS && !diverged) {
            return new Opinion.Unknown(
                    "only " + NumberPhrase.count(recording.epochs(), "epoch") + ", in which a net need not learn",
                    "Train longer.");
        }
        Suspicion suspicion = suspect(recording, recording.recipe().get(), fit);
        if (suspicion == null) {
            return new Opinion.Unknown("its signals are not recorded", "Record with --probes standard.");
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
                "The net suffers: " + fit.words() + ".");
        return new Opinion.Present(
                suspicion.severity(), suspicion.layers(), List.of(), Math.max(0, seen.fromStep()), List.of(seen, harm));
    }

    /** The skill from which on the cause does no harm. */
    double learnt() {
        return LEARNT;
    }

    /** What the rule makes of a run that does not learn; null where the recording lacks what it needs. */
    abstract @Nullable Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit);
}
