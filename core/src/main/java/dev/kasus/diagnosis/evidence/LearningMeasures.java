package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.classes;
import static dev.kasus.diagnosis.evidence.Numbers.ending;
import static dev.kasus.diagnosis.evidence.Numbers.known;
import static dev.kasus.diagnosis.evidence.Numbers.log;
import static dev.kasus.diagnosis.evidence.Numbers.skill;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;

/** What the curves of loss and accuracy tell. */
final class LearningMeasures {
    private LearningMeasures() {}

    static List<Measure> all() {
        return List.of(
                new Measure(
                        "train-skill",
                        "eval-mode training accuracy above chance, 0 to 1",
                        LearningMeasures::trainSkill),
                new Measure(
                        "validation-skill",
                        "validation accuracy above chance, 0 to 1",
                        LearningMeasures::validationSkill),
                new Measure(
                        "generalisation-gap",
                        "eval-mode training accuracy less validation accuracy",
                        run -> ending(run.series(Signals.EVAL_MODE_TRAIN_ACCURACY))
                                - ending(run.series(Signals.VALIDATION_ACCURACY))),
                new Measure(
                        "train-mode-gap",
                        "eval-mode training accuracy less training accuracy in train mode",
                        run -> ending(run.series(Signals.EVAL_MODE_TRAIN_ACCURACY))
                                - ending(run.series(Signals.TRAIN_ACCURACY))),
                new Measure(
                        "final-loss",
                        "training loss at the end over that of guessing, logarithm",
                        run -> log(ending(run.series(Signals.TRAIN_LOSS))
                                / Math.log(classes(run).size()))),
                new Measure(
                        "first-loss",
                        "loss of the first step over that of guessing, logarithm",
                        run -> log(Numbers.first(run.series(Signals.STEP_LOSS))
                                / Math.log(classes(run).size()))),
                new Measure(
                        "largest-loss",
                        "largest loss of a step over that of the first, logarithm",
                        run -> log(run.series(Signals.STEP_LOSS).max() / Numbers.first(run.series(Signals.STEP_LOSS)))),
                new Measure(
                        "late-fall", "relative fall of the training loss over the last third", run -> lateFall(run)),
                new Measure(
                        "late-skill-gain",
                        "training skill gained over the last third",
                        run -> lateGain(run, run.series(Signals.EVAL_MODE_TRAIN_ACCURACY))),
                new Measure(
                        "late-validation-gain",
                        "validation skill gained over the last third",
                        run -> lateGain(run, run.series(Signals.VALIDATION_ACCURACY))),
                new Measure(
                        "early-fall",
                        "share of the whole fall of the loss that the first tenth of the epochs brought",
                        LearningMeasures::earlyFall),
                new Measure(
                        "roughness",
                        "mean change of the training loss from epoch to epoch over its fall",
                        LearningMeasures::roughness),
                new Measure(
                        "validation-roughness",
                        "mean change of validation accuracy from epoch to epoch",
                        LearningMeasures::validationRoughness),
                new Measure(
                        "not-finite",
                        "1 if the loss ended in a number that is none",
                        run -> Double.isFinite(run.series(Signals.STEP_LOSS).last()) ? 0 : 1),
                new Measure(
                        "validation-loss-turn",
                        "validation loss at the end over its lowest, logarithm",
                        run -> log(run.series(Signals.VALIDATION_LOSS).last()
                                / run.series(Signals.VALIDATION_LOSS).min())),
                new Measure(
                        "lost-accuracy",
                        "best validation accuracy less that at the end",
                        run -> run.series(Signals.VALIDATION_ACCURACY).max()
                                - ending(run.series(Signals.VALIDATION_ACCURACY))),
                new Measure(
                        "steps",
                        "steps of the training, logarithm",
                        run -> log(run.series(Signals.TRAIN_LOSS).lastStep())),
                new Measure("epochs", "epochs of the training, logarithm", run -> log(run.epochs())),
                new Measure(
                        "gradient-spike",
                        "largest gradient norm over its median, logarithm",
                        run -> log(run.series(Signals.GRADIENT_NORM).max()
                                / Numbers.median(
                                        run.series(Signals.GRADIENT_NORM).values()))));
    }

    static double trainSkill(Recording run) {
        return skill(run, ending(run.series(Signals.EVAL_MODE_TRAIN_ACCURACY)));
    }

    static double validationSkill(Recording run) {
        return skill(run, ending(run.series(Signals.VALIDATION_ACCURACY)));
    }

    private static double lateFall(Recording run) {
        double[] loss = known(run.series(Signals.TRAIN_LOSS).values());
        if (loss.length < 3) {
            return Double.NaN;
        }
        int window = Math.max(1, loss.length / 6);
        double before = mean(loss, loss.length * 2 / 3 - window, loss.length * 2 / 3);
        return 1 - mean(loss, loss.length - window, loss.length) / before;
    }

    private static double mean(double[] values, int from, int to) {
        int start = Math.max(0, from);
        return Arrays.stream(values, start, Math.max(start + 1, to)).average().orElse(Double.NaN);
    }

    private static double lateGain(Recording run, Series accuracy) {
        double[] values = known(accuracy.values());
        if (values.length < 3) {
            return Double.NaN;
        }
        int window = Math.max(1, values.length / 6);
        return skill(run, mean(values, values.length - window, values.length))
                - skill(run, mean(values, values.length * 2 / 3 - window, values.length * 2 / 3));
    }

    private static double earlyFall(Recording run) {
        double[] loss = known(run.series(Signals.TRAIN_LOSS).values());
        if (loss.length < 4) {
            return Double.NaN;
        }
        double fall = loss[0] - loss[loss.length - 1];
        return fall < 0.02 * loss[0] ? Double.NaN : (loss[0] - loss[Math.max(1, loss.length / 10)]) / fall;
    }

    private static double roughness(Recording run) {
        double[] loss = known(run.series(Signals.TRAIN_LOSS).values());
        if (loss.length < 4) {
            return Double.NaN;
        }
        double rises = 0;
        for (int i = 1; i < loss.length; i++) {
            rises += Math.max(0, loss[i] - loss[i - 1]);
        }
        return log(1e-3 + rises / Math.max(1e-6, Arrays.stream(loss).max().orElse(0)));
    }

    private static double validationRoughness(Recording run) {
        double[] accuracy = known(run.series(Signals.VALIDATION_ACCURACY).values());
        int from = accuracy.length / 2;
        double changes = 0;
        for (int i = from + 1; i < accuracy.length; i++) {
            changes += Math.abs(accuracy[i] - accuracy[i - 1]);
        }
        return accuracy.length < 4 ? Double.NaN : changes / (accuracy.length - from - 1);
    }
}
