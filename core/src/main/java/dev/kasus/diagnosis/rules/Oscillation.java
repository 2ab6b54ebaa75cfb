package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects a training loss that oscillates while the training images are not learnt. */
final class Oscillation implements Rule {
    /** A rise of a tenth of the loss in one epoch is more than the random order of the images explains. */
    private static final double SWING = 0.1;
    /** Share of epochs with a rise: single spikes are normal. */
    private static final double OFTEN = 0.25;

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

    @Override
    public Opinion judge(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (loss.size() < LEAST_EPOCHS || !fit.isKnown()) {
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
        boolean fallen = fit.isEstimated() && !CurveTrend.isHigh(recording);
        if (!(share >= OFTEN) || fit.skill() >= LearningCause.LEARNT || fallen) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        return new Opinion.Present(SEVERITY, List.of(), List.of(), first, List.of(seen));
    }

    private static List<Need> needs(Recording recording, Series loss) {
        Lacking lacking = Lacking.of(recording).signals(Signals.TRAIN_LOSS).trainingAccuracy();
        return (loss.isEmpty() || loss.size() >= LEAST_EPOCHS ? lacking : lacking.longer()).needs();
    }
}
