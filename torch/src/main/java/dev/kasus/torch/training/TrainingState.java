package dev.kasus.torch.training;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.PlateauState;
import dev.kasus.recipe.training.Schedule.ReduceOnPlateau;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training between epochs, without its tensors.
 *
 * @param epoch epochs completed
 * @param step steps completed
 * @param trainLoss of the last epoch
 * @param trainAccuracy of the last epoch
 * @param validationAccuracy of the last epoch
 * @param bestAccuracy largest validation accuracy so far
 * @param bestLoss validation loss where it was reached
 * @param watched best value so far of the metric of early stopping; lower is better
 * @param badEpochs epochs since it improved
 * @param stopsEarly whether that is too many
 * @param plateau of the learning rate
 */
record TrainingState(
        int epoch,
        long step,
        double trainLoss,
        double trainAccuracy,
        double validationAccuracy,
        double bestAccuracy,
        double bestLoss,
        double watched,
        int badEpochs,
        boolean stopsEarly,
        PlateauState plateau) {

    static final TrainingState BEGIN = new TrainingState(
            0,
            0,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            -1,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            false,
            PlateauState.BEGIN);

    /** Whether validation is better than before: a higher accuracy, or the same with a lower loss. */
    boolean isBetter(double accuracy, double loss) {
        return accuracy > bestAccuracy || (accuracy == bestAccuracy && loss < bestLoss);
    }

    /** The state after one more epoch. */
    TrainingState after(
            Training training,
            int epoch,
            long step,
            double trainLoss,
            double trainAccuracy,
            double accuracy,
            double loss) {
        boolean better = isBetter(accuracy, loss);
        PlateauState next =
                training.schedule() instanceof ReduceOnPlateau reduce ? plateau.next(loss, reduce) : plateau;
        double watchedNow = watched;
        int bad = badEpochs;
        boolean stops = false;
        EarlyStopping stopping = training.earlyStopping();
        if (stopping != null) {
            double value = stopping.metric() == EarlyStopping.Metric.VALIDATION_LOSS ? loss : -accuracy;
            boolean improved = value < watched - stopping.minimumChange();
            watchedNow = improved ? value : watched;
            bad = improved ? 0 : badEpochs + 1;
            stops = bad >= stopping.patience();
        }
        return new TrainingState(
                epoch,
                step,
                trainLoss,
                trainAccuracy,
                accuracy,
                better ? accuracy : bestAccuracy,
                better ? loss : bestLoss,
                watchedNow,
                bad,
                stops,
                next);
    }

    /** As a checkpoint keeps it. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("train-loss", Double.toString(trainLoss));
        values.put("train-accuracy", Double.toString(trainAccuracy));
        values.put("validation-accuracy", Double.toString(validationAccuracy));
        values.put("best-accuracy", Double.toString(bestAccuracy));
        values.put("best-loss", Double.toString(bestLoss));
        values.put("watched", Double.toString(watched));
        values.put("bad-epochs", Integer.toString(badEpochs));
        values.put("stops-early", Boolean.toString(stopsEarly));
        values.put("plateau", plateau.toString());
        return values;
    }

    static TrainingState from(Checkpoint checkpoint) {
        return new TrainingState(
                checkpoint.epoch(),
                checkpoint.step(),
                number(checkpoint, "train-loss"),
                number(checkpoint, "train-accuracy"),
                number(checkpoint, "validation-accuracy"),
                number(checkpoint, "best-accuracy"),
                number(checkpoint, "best-loss"),
                number(checkpoint, "watched"),
                (int) number(checkpoint, "bad-epochs"),
                Boolean.parseBoolean(text(checkpoint, "stops-early")),
                PlateauState.parse(text(checkpoint, "plateau")));
    }

    private static double number(Checkpoint checkpoint, String key) {
        return Double.parseDouble(text(checkpoint, key));
    }

    private static String text(Checkpoint checkpoint, String key) {
        String value = checkpoint.values().get(key);
        if (value == null) {
            throw new BadInput(
                    "the checkpoint has no value \"" + key + "\"",
                    "It was not written by this version of Kasus: start a new training.");
        }
        return value;
    }
}
