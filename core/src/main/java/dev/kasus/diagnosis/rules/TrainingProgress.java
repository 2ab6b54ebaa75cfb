package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.training.Training;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;

/**
 * The progress of a training at its end: whether the net was still learning while the learning rate allowed it.
 *
 * @param moving the training loss of the epochs up to the last one with a relevant learning rate
 * @param rateRanOut whether epochs with almost no learning rate followed
 * @param steps of the whole training
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
    /** Gain in skill from which on a net counts as learning: more than the noise of a few hundred images. */
    static final double GAINING = 0.1;

    static TrainingProgress of(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        Series moving = withoutEnd(loss, recording.series(Signals.LEARNING_RATE));
        int third = Math.max(2, (moving.size() + 2) / 3);
        double fell = moving.size() > third ? 1 - moving.last() / moving.value(moving.size() - 1 - third) : Double.NaN;
        return new TrainingProgress(
                moving, moving.size() < loss.size(), Math.max(0, loss.lastStep()), fell, gained(recording, moving));
    }

    private static double gained(Recording recording, Series moving) {
        Series accuracy = recording.series(Signals.TRAIN_ACCURACY);
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
        return steps < FEW_STEPS;
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
