package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.training.Training;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;

/**
 * The progress of a training at its end: whether the net was still learning while the learning rate allowed it.
 *
 * @param moving the training loss of the epochs up to the last one with a relevant learning rate
 * @param rateRanOut whether epochs with almost no learning rate followed
 * @param steps of the whole training; -1 where the log counts epochs alone
 * @param fell relative decrease of the loss over the last third of {@code moving}, at least two epochs; NaN if there
 *     are fewer than three
 * @param gained training skill gained since the middle of {@code moving}; NaN if unknown
 */
record TrainingProgress(Series moving, boolean rateRanOut, long steps, double fell, double gained) {
    /** Fewer steps are too few to judge whether a net learns. */
    static final int FEW_STEPS = 100;
    /** Below a tenth of its largest learning rate a run is at its end; a flat loss is then normal. */
    private static final double RATE_GONE = 0.1;

    /** Relative decrease of the loss from which on a net counts as learning. */
    static final double FALLING = 0.05;
    /** The same for each epoch of a log of curves alone. */
    private static final double FAST = 0.02;
    /** Gain in skill from which on a net counts as learning: more than the noise of a few hundred images. */
    static final double GAINING = 0.1;

    static TrainingProgress of(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        Series moving = withoutEnd(loss, recording.series(Signals.LEARNING_RATE));
        int third = Math.max(2, (moving.size() + 2) / 3);
        double fell = moving.size() > third ? 1 - moving.last() / moving.value(moving.size() - 1 - third) : Double.NaN;
        return new TrainingProgress(
                moving, moving.size() < loss.size(), steps(recording, loss), fell, gained(recording, moving));
    }

    private static long steps(Recording recording, Series loss) {
        boolean counted = recording.recipe().isPresent() || loss.lastStep() > recording.epochs();
        return counted ? Math.max(0, loss.lastStep()) : -1;
    }

    private static double gained(Recording recording, Series moving) {
        Series accuracy = recording.recipe().isPresent()
                ? recording.series(Signals.TRAIN_ACCURACY)
                : TrainingSkill.of(recording).accuracies();
        if (moving.size() < 2 || accuracy.isEmpty()) {
            return Double.NaN;
        }
        int middle = accuracy.indexFrom(moving.step((moving.size() - 1) / 2));
        ChanceLevel chance = ChanceLevel.of(recording);
        return middle >= accuracy.size()
                ? Double.NaN
                : chance.skill(accuracy.last()) - chance.skill(accuracy.value(middle));
    }

    /** The epochs up to the last one with a relevant learning rate. */
    private static Series withoutEnd(Series loss, Series rate) {
        double largest = rate.max();
        int end = loss.size();
        int j = rate.size() - 1;
        while (end > 0) {
            while (j >= 0 && rate.step(j) > loss.step(end - 1)) {
                j--;
            }
            if (j < 0 || !(rate.value(j) < RATE_GONE * largest)) {
                return loss.slice(0, end);
            }
            end--;
        }
        return loss;
    }

    /** Whether the net was still learning when the epochs or the learning rate ended. */
    boolean stillLearns() {
        return gained >= GAINING && (fell >= FALLING || hasFewSteps());
    }

    boolean hasFewSteps() {
        return steps >= 0 && steps < FEW_STEPS;
    }

    /** Whether, by the curves of a log alone, more epochs would go on as the last did. */
    static boolean goesOn(Recording recording) {
        TrainingProgress course = of(recording);
        int third = Math.max(2, (course.moving().size() + 2) / 3);
        boolean fast = course.fell() >= FALLING && course.fell() / third >= FAST;
        return fast
                || course.stillLearns()
                || CurveTrend.risesSteadily(TrainingSkill.of(recording).accuracies())
                || CurveTrend.risesSteadily(recording.series(Signals.VALIDATION_ACCURACY))
                || CurveTrend.fallsSteadily(course.moving());
    }

    /** Whether the log of another tool says that its training was stopped early. */
    static boolean isCutShort(Recording recording) {
        int planned = recording.origin().map(LogOrigin::plannedEpochs).orElse(0);
        return planned > 0 && recording.epochs() < planned;
    }

    /** Where the loss came from and went, such as {@code the training loss fell from 4.40 to 4.26 over the last 2 epochs}. */
    String fallenTo() {
        Series end = moving.tail(1 + Math.max(2, (moving.size() + 2) / 3));
        return end.size() < 2
                ? "its curves still move"
                : "the training loss fell from " + NumberPhrase.number(end.value(0)) + " to "
                        + NumberPhrase.number(end.last()) + " over the last "
                        + NumberPhrase.count(end.size() - 1, "epoch");
    }

    /** The length of the training, such as {@code , in a training of 40 steps}; empty if the log does not say. */
    String ofSteps() {
        return steps < 0 ? "" : ", in a training of " + NumberPhrase.count((int) steps, "step");
    }

    /** Whether a run has completed the epochs or steps of its recipe. */
    static boolean isComplete(Recording recording, Training training) {
        Long steps = training.steps();
        return recording.epochs() >= training.epochs()
                || (steps != null && recording.series(Signals.TRAIN_LOSS).lastStep() >= steps);
    }

    /** Such as {@code the last 3 epochs}, or those before the rate ran out. */
    String words(int epochs) {
        return "the last " + epochs + " epochs" + (rateRanOut ? " before the learning rate reached its end" : "");
    }
}
