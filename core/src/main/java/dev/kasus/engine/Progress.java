package dev.kasus.engine;

/**
 * How far a training is.
 *
 * @param epoch epochs completed
 * @param epochs epochs in all
 * @param step steps completed
 * @param steps steps in all
 * @param trainLoss of the last epoch; NaN before its end
 * @param trainAccuracy of the last epoch; NaN before its end
 * @param validationAccuracy of the last epoch; NaN before its end
 */
public record Progress(
        int epoch,
        int epochs,
        long step,
        long steps,
        double trainLoss,
        double trainAccuracy,
        double validationAccuracy) {}
