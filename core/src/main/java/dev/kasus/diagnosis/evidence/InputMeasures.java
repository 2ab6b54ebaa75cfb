package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.first;
import static dev.kasus.diagnosis.evidence.Numbers.log;
import static dev.kasus.diagnosis.evidence.Numbers.skill;

import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** What the images of both splits tell. */
final class InputMeasures {
    private InputMeasures() {}

    static List<Measure> all() {
        return List.of(
                new Measure(
                        "input-mean",
                        "mean of the inputs over their spread, absolute",
                        run -> Math.abs(first(run.series(Signals.INPUT_TRAIN_MEAN)))),
                new Measure(
                        "input-spread",
                        "spread of the inputs, logarithm",
                        run -> log(first(run.series(Signals.INPUT_TRAIN_STD)))),
                new Measure(
                        "input-shift",
                        "shift of the mean from training to validation images, in spreads",
                        run -> Math.abs(first(run.series(Signals.INPUT_VALIDATION_MEAN))
                                        - first(run.series(Signals.INPUT_TRAIN_MEAN)))
                                / Math.max(1e-12, first(run.series(Signals.INPUT_TRAIN_STD)))),
                new Measure(
                        "spread-shift",
                        "spread of validation images over that of training images, logarithm, absolute",
                        run -> apart(run, Signals.INPUT_TRAIN_STD, Signals.INPUT_VALIDATION_STD)),
                new Measure(
                        "contrast-shift",
                        "the same of the contrast inside an image",
                        run -> apart(run, Signals.INPUT_TRAIN_CONTRAST, Signals.INPUT_VALIDATION_CONTRAST)),
                new Measure(
                        "sharpness-shift",
                        "the same of the differences of neighbouring pixels",
                        run -> apart(
                                run,
                                Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS,
                                Signals.INPUT_VALIDATION_PIXEL_GRADIENT_RMS)),
                new Measure(
                        "detail-shift",
                        "shift of the wavelet energy between the splits, in spreads",
                        run -> first(run.series(Signals.INPUT_WAVELET_ENERGY_SHIFT))),
                new Measure(
                        "split-separation",
                        "AUC of a classifier that tells the splits apart, above 0.5, less its standard error",
                        run -> Math.max(
                                0,
                                Math.abs(first(run.series(Signals.SPLIT_AUC)) - 0.5)
                                        - first(run.series(Signals.SPLIT_AUC_STANDARD_ERROR)))),
                new Measure(
                        "shared-groups",
                        "share of the validation images whose group has training images",
                        run -> first(run.series(Signals.SHARED_GROUPS))),
                new Measure(
                        "near-duplicates",
                        "share of the validation images with a near-duplicate in training",
                        run -> first(run.series(Signals.NEAR_DUPLICATES))),
                new Measure(
                        "border-skill",
                        "skill of a classifier of the image border in validation",
                        run -> skill(run, first(run.series(Signals.BORDER_ACCURACY)))),
                new Measure(
                        "border-train-skill",
                        "its cross-validated skill on training images",
                        run -> skill(run, first(run.series(Signals.BORDER_TRAIN_ACCURACY)))),
                new Measure(
                        "border-skill-lost",
                        "its skill on training images less that in validation",
                        run -> skill(run, first(run.series(Signals.BORDER_TRAIN_ACCURACY)))
                                - skill(run, first(run.series(Signals.BORDER_ACCURACY)))),
                new Measure(
                        "border-share",
                        "its skill in validation over that of the net",
                        run -> skill(run, first(run.series(Signals.BORDER_ACCURACY)))
                                / Math.max(0.1, LearningMeasures.validationSkill(run))));
    }

    private static double apart(Recording run, Signal train, Signal validation) {
        double a = first(run.series(train));
        double b = first(run.series(validation));
        return Math.abs(Math.log(Math.max(1e-12, b) / Math.max(1e-12, a)));
    }
}
