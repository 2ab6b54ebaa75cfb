package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.training.Training;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;

/**
 * Where a training stood when it ended: whether its net was still learning, as far as it had a learning rate to learn with.
 *
 * @param moving the training loss of the epochs up to the last one at a rate worth the name
 * @param rateRanOut whether epochs came after those
 * @param steps of the whole training
 * @param fell share of the loss that went over the last third of {@code moving}, at least two epochs; NaN if there are fewer than three
 * @param gained skill on training images, while training, since the middle of {@code moving}; NaN if it is not known
 */
record TrainingProgress(Series moving, boolean rateRanOut, long steps, double fell, double gained) {
    /** In fewer steps many a net has not begun to learn, whatever its loss does. */
    static final int FEW_STEPS = 100;
    /** At less than a tenth of its largest learning rate a run is not not learnt but at its end. */
    private static final double RATE_GONE = 0.1;

    /** Of the loss: a net that lost less was hardly on its way. */
    static final double FALLING = 0.05;
    /** Of what can be learnt: more than the accuracy of a few hundred images goes up and down by. */
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

    /** The epochs up to the last one at a rate worth the name. */
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

    /** Whether the net was still learning when its epochs, or the rate to learn with, came to their end. */
    boolean stillLearns() {
        return gained >= GAINING && (fell >= FALLING || hasFewSteps());
    }

    boolean hasFewSteps() {
        return steps < FEW_STEPS;
    }

    /** Whether a run has done the epochs or the steps that its recipe asks for. */
    static boolean isComplete(Recording recording, Training training) {
        Long steps = training.steps();
        return recording.epochs() >= training.epochs()
                || (steps != null && recording.series(Signals.TRAIN_LOSS).lastStep() >= steps);
    }

    /** Such as {@code the last 3 epochs}, or those before the rate ran out. */
    String words(int epochs) {
        return "the last " + epochs + " epochs" + (rateRanOut ? " before the learning rate had run out" : "");
    }
}
