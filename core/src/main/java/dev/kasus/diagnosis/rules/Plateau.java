package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects a training loss that stagnates while the training images are not learnt. */
final class Plateau implements Rule {
    /** Least number of epochs to distinguish a plateau from a bad epoch. */
    static final int LEAST_EPOCHS = 4;
    /** The share of a long run, counted from its end, that is evaluated. */
    private static final double WINDOW = 0.3;
    /** A relative decrease of the loss below this over the whole window is a plateau. */
    static final double STILL = 0.03;
    /** Above this skill the level is normal for a healthy run. */
    private static final double LEARNT = 0.8;
    /** Skill gained meanwhile in eval mode: with strong augmentation the loss may stagnate while the net learns. */
    private static final double LEARNING = 0.03;

    private static final double LEAST_SEVERITY = 0.3;
    /** Share of a log's epochs that must be flat where the net has learnt half and no more. */
    private static final double LONG = 0.6;

    @Override
    public String id() {
        return "plateau";
    }

    @Override
    public String title() {
        return "Plateau";
    }

    @Override
    public String about() {
        return "The training loss stops falling at a level where the training images are not learnt.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (loss.isEmpty()) {
            return new Opinion.Unknown(
                    "the training loss of the epochs is not recorded (" + Signals.TRAIN_LOSS.tag() + ")",
                    "Train for at least " + LEAST_EPOCHS + " epochs and record it.",
                    Lacking.of(recording)
                            .signals(Signals.TRAIN_LOSS)
                            .trainingAccuracy()
                            .needs());
        }
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded (" + Signals.TRAIN_ACCURACY.tag() + "), so it is unknown "
                            + "whether the loss is high",
                    "Record it.",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        if (fit.skill() >= LEARNT) {
            return new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of());
        }
        TrainingProgress course = TrainingProgress.of(recording);
        if (course.hasFewSteps()) {
            return new Opinion.Unknown(
                    "only " + NumberPhrase.count((int) course.steps(), "step")
                            + ": too few for most nets to start learning",
                    "Train for at least " + TrainingProgress.FEW_STEPS + " steps.",
                    Lacking.of(recording).longer().needs());
        }
        Series moving = course.moving();
        if (moving.size() < LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "only " + NumberPhrase.count(moving.size(), "epoch")
                            + " at more than a tenth of the largest learning rate",
                    "Train for at least " + LEAST_EPOCHS + " epochs.",
                    Lacking.of(recording).longer().needs());
        }
        Series window = moving.tail(Math.max(LEAST_EPOCHS, (int) Math.ceil(WINDOW * moving.size())));
        double gone = gone(window, loss.last());
        Evidence standing = standing(window, gone);
        if (!(Math.abs(gone) < STILL)) {
            return new Opinion.Absent(standing.sentence(), List.of(standing));
        }
        if (recording.recipe().isEmpty() && mayBeTheEnd(recording, fit, moving)) {
            return new Opinion.Absent(
                    "The loss stands still at the end of a training that has learnt: " + fit.words()
                            + ". A learning rate that runs out does that, too.",
                    List.of(standing));
        }
        if (fit.recentGain() >= LEARNING) {
            return new Opinion.Absent(
                    "The loss stagnates but the net learns: " + fit.words() + "; skill rose by "
                            + NumberPhrase.points(fit.recentGain()) + " since the middle of the run.",
                    List.of(standing));
        }
        Evidence level = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                Double.NaN,
                "The net has not finished learning: " + fit.words() + ".");
        double severity = LEAST_SEVERITY + (1 - LEAST_SEVERITY) * (1 - fit.skill());
        return new Opinion.Present(severity, List.of(), List.of(), onset(moving, window), List.of(standing, level));
    }

    /**
     * Whether a flat end says little, in a log of curves alone: the net has learnt at least half, and the loss fell
     * through most of the training, or how its learning rate ran is not recorded.
     */
    private static boolean mayBeTheEnd(Recording recording, TrainingSkill fit, Series moving) {
        if (fit.isEstimated() && !CurveTrend.isHigh(recording)) {
            return true;
        }
        return fit.skill() >= TrainingSkill.POOR && !CurveTrend.isFlat(moving, LONG);
    }

    /**
     * The relative decrease of the loss from the first half of a window to the second, or to the end of the run if that
     * is more.
     */
    private static double gone(Series window, double end) {
        int half = window.size() / 2;
        double before = Median.of(window.slice(0, half).values());
        double after = Median.of(window.slice(half, window.size()).values());
        double atEnd = 1 - end / before;
        double inWindow = 1 - after / before;
        return atEnd > inWindow ? atEnd : inWindow;
    }

    private static Evidence standing(Series window, double gone) {
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                window.step(0),
                window.lastStep(),
                gone,
                STILL,
                "Over " + window.size() + " epochs the training loss went from " + NumberPhrase.number(window.value(0))
                        + " to " + NumberPhrase.number(window.last()) + ". From the median of the first half on it "
                        + (gone < 0 ? "rose by " : "fell by ") + NumberPhrase.percent(Math.abs(gone))
                        + "; less than " + NumberPhrase.percent(STILL) + " counts as a plateau.");
    }

    /** The first epoch with about the same loss as now. */
    private static long onset(Series moving, Series window) {
        double level = Median.of(window.values());
        int first = moving.size() - 1;
        while (first > 0 && Math.abs(moving.value(first - 1) / level - 1) < STILL) {
            first--;
        }
        return moving.step(first);
    }
}
