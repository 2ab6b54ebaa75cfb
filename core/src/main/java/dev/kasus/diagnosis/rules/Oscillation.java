package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

/** Detects a training loss that oscillates while the training images are not learnt. */
final class Oscillation implements Rule {
    /** A rise of a tenth of the loss in one epoch is more than the random order of the images explains. */
    private static final double SWING = 0.1;
    /** Share of epochs with a rise: single spikes are normal. */
    private static final double OFTEN = 0.25;

    /** The same for a validation loss, which few images make less steady. */
    private static final double SWING_OF_VALIDATION = 0.15;

    private static final double OFTEN_OF_VALIDATION = 0.2;
    private static final int LEAST_SWINGS = 3;
    private static final int FIRST_EPOCHS = 2;

    private static final int LEAST_EPOCHS = 6;
    private static final double SEVERITY = 0.4;

    @Override
    public String id() {
        return "oscillation";
    }

    @Override
    public String title() {
        return "Oscillation";
    }

    @Override
    public String about() {
        return "The training loss goes up and down from epoch to epoch instead of falling.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    /**
     * A validation loss that rises and falls back again and again: steps that are too large show there first, as training loss is
     * a mean over the epoch.
     */
    private static Optional<Evidence> ofValidation(Series loss) {
        int swings = 0;
        long first = -1;
        // The first epochs of a batch norm, and blips that the end has left behind, do no harm.
        boolean harmed = loss.last() > (1 + SWING) * loss.min();
        for (int i = FIRST_EPOCHS; harmed && i + 1 < loss.size(); i++) {
            boolean up = loss.value(i) > (1 + SWING_OF_VALIDATION) * loss.value(i - 1);
            boolean back = loss.value(i + 1) < loss.value(i) / (1 + SWING);
            if (up && (back || (i + 2 < loss.size() && loss.value(i + 2) < loss.value(i) / (1 + SWING)))) {
                swings++;
                first = first < 0 ? loss.step(i) : first;
            }
        }
        if (loss.size() < LEAST_EPOCHS || swings < LEAST_SWINGS || swings < OFTEN_OF_VALIDATION * (loss.size() - 1)) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(
                Signals.VALIDATION_LOSS.tag(),
                first,
                loss.lastStep(),
                (double) swings / (loss.size() - 1),
                OFTEN_OF_VALIDATION,
                NumberPhrase.count(swings, "time") + " in " + loss.size()
                        + " epochs the validation loss rose by more than "
                        + NumberPhrase.percent(SWING_OF_VALIDATION) + " and fell back."));
    }

    @Override
    public Opinion judge(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (loss.size() >= LEAST_EPOCHS && !fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded (" + Signals.TRAIN_ACCURACY.tag()
                            + "), so it is unknown whether the net learns",
                    "Record it.",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        if (loss.size() < LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "the training loss of " + LEAST_EPOCHS + " epochs is not recorded (" + Signals.TRAIN_LOSS.tag()
                            + ")",
                    "Train for at least " + LEAST_EPOCHS + " epochs and record it.",
                    needs(recording, loss));
        }
        int swings = 0;
        long first = -1;
        for (int i = 1; i < loss.size(); i++) {
            if (loss.value(i) > (1 + SWING) * loss.value(i - 1)) {
                swings++;
                first = first < 0 ? loss.step(i) : first;
            }
        }
        double share = (double) swings / (loss.size() - 1);
        Evidence seen = new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.step(0),
                loss.lastStep(),
                share,
                OFTEN,
                "In " + swings + " of " + (loss.size() - 1) + " epochs the training loss rose by more than "
                        + NumberPhrase.percent(SWING) + ".");
        if (recording.recipe().isEmpty() && !(share >= OFTEN) && !fit.hasLearntMost()) {
            Optional<Evidence> validation = ofValidation(recording.series(Signals.VALIDATION_LOSS));
            if (validation.isPresent()) {
                return new Opinion.Present(
                        SEVERITY, List.of(), List.of(), validation.get().fromStep(), List.of(validation.get(), seen));
            }
        }
        boolean fallen = fit.isEstimated() && !CurveTrend.isHigh(recording);
        if (!(share >= OFTEN) || fit.skill() >= LearningCause.LEARNT || fallen) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        return new Opinion.Present(SEVERITY, List.of(), List.of(), first, List.of(seen));
    }

    private static List<Need> needs(Recording recording, Series loss) {
        Lacking lacking = Lacking.of(recording).signals(Signals.TRAIN_LOSS).trainingAccuracy();
        return (loss.isEmpty() ? lacking : lacking.longer()).needs();
    }
}
