package dev.kasus.signal;

import java.util.List;

/** Every signal that Kasus records or reads. A step counts optimiser steps from 1; values of an epoch stand at its last step. */
public final class Signals {
    // The run as a whole, once an epoch unless said otherwise.
    public static final Signal EPOCH = of("progress/epoch", "epochs", "epochs completed at this step");
    public static final Signal SECONDS = of("progress/seconds", "s", "time since the run began, without pauses");
    public static final Signal THROUGHPUT =
            of("progress/images-per-second", "images/s", "training images a second in this epoch");
    public static final Signal STEP_LOSS = of(
            "train/step-loss",
            "nats",
            "loss of one batch, every few steps, and always when it or its gradient is not finite");
    public static final Signal TRAIN_LOSS =
            of("train/loss", "nats", "mean loss of the batches of the epoch, in train mode");
    public static final Signal TRAIN_ACCURACY = of(
            "train/accuracy",
            "1",
            "training accuracy over the epoch, in train mode with augmentation; mixed images count by their shares");
    public static final Signal EVAL_MODE_TRAIN_LOSS = of(
            "train/eval-mode-loss",
            "nats",
            "cross-entropy on a fixed sample of training images in eval mode, without augmentation and dropout");
    public static final Signal EVAL_MODE_TRAIN_ACCURACY =
            of("train/eval-mode-accuracy", "1", "accuracy on that sample in eval mode");
    public static final Signal VALIDATION_LOSS = of("validation/loss", "nats", "cross-entropy on the validation split");
    public static final Signal VALIDATION_ACCURACY =
            of("validation/accuracy", "1", "share of validation images classified correctly");
    public static final Signal LEARNING_RATE =
            of("train/learning-rate", "1", "learning rate of the step, every few steps");
    public static final Signal GRADIENT_NORM = of(
            "train/gradient-norm", "1", "global gradient norm over all parameters, before clipping, every few steps");

    public static final Signal RECYCLED_UNITS = of(
            "train/recycled-units",
            "units",
            "dead units that were recycled before this step, where the recipe recycles");

    // Of faults that a recipe plants in training images, where it does; no rule reads them.
    public static final Signal PLANTED_WRONG_LABEL_FITTED_FRACTION = of(
            "planted/wrong-label-fitted-fraction",
            "1",
            "share of the training images with a planted wrong label that are classified as labelled, in eval mode");
    public static final Signal PLANTED_OUTLIER_FITTED_FRACTION = of(
            "planted/outlier-fitted-fraction",
            "1",
            "share of the planted outliers that are classified as labelled, in eval mode");
    public static final Signal PLANTED_CLEAN_ACCURACY =
            of("planted/clean-accuracy", "1", "accuracy on training images without a planted fault, in eval mode");

    // Before the first step, at step 0.
    public static final Signal INPUT_TRAIN_MEAN =
            of("input/train-mean", "1", "mean of the network inputs, on training images");
    public static final Signal INPUT_TRAIN_STD =
            of("input/train-std", "1", "standard deviation of the network inputs, on training images");
    public static final Signal INPUT_VALIDATION_MEAN =
            of("input/validation-mean", "1", "mean of the network inputs, on validation images");
    public static final Signal INPUT_VALIDATION_STD =
            of("input/validation-std", "1", "standard deviation of the network inputs, on validation images");
    public static final Signal INPUT_TRAIN_CONTRAST =
            of("input/train-contrast", "1", "mean over training images of the standard deviation inside an image");
    public static final Signal INPUT_VALIDATION_CONTRAST = of(
            "input/validation-contrast", "1", "mean over validation images of the standard deviation inside an image");
    public static final Signal INPUT_TRAIN_PIXEL_GRADIENT_RMS = of(
            "input/train-pixel-gradient-rms",
            "1",
            "root mean square of the differences of neighbouring pixels, on training images");
    public static final Signal INPUT_VALIDATION_PIXEL_GRADIENT_RMS = of(
            "input/validation-pixel-gradient-rms",
            "1",
            "root mean square of the differences of neighbouring pixels, on validation images");
    public static final Signal INPUT_WAVELET_ENERGY_SHIFT = of(
            "input/wavelet-energy-shift",
            "standard deviations",
            "largest difference of log wavelet energy between training and validation images, class by class");
    public static final Signal SHARED_GROUPS =
            of("input/shared-group-fraction", "1", "share of validation images whose group also has training images");
    public static final Signal NEAR_DUPLICATES = of(
            "input/near-duplicate-fraction", "1", "share of validation images that have a near-duplicate in training");
    public static final Signal BORDER_ACCURACY = of(
            "input/border-accuracy",
            "1",
            "validation accuracy of a classifier that sees only strips along the image border");
    public static final Signal BORDER_TRAIN_ACCURACY =
            of("input/border-train-accuracy", "1", "cross-validated accuracy of that classifier on training images");
    public static final Signal SPLIT_AUC = of(
            "input/split-auc", "1", "cross-validated AUC of a classifier that tells training from validation images");
    public static final Signal SPLIT_AUC_STANDARD_ERROR =
            of("input/split-auc-standard-error", "1", "standard error of that AUC");
    public static final Signal CLASS_TRAIN_CONTRAST = of(
            "class/*/train-contrast",
            "1",
            "mean over training images of the class of the standard deviation inside an image");
    public static final Signal CLASS_TRAIN_PIXEL_GRADIENT_RMS = of(
            "class/*/train-pixel-gradient-rms",
            "1",
            "root mean square of the differences of neighbouring pixels, on training images of the class");
    public static final Signal CLASS_VALIDATION_CONTRAST = of(
            "class/*/validation-contrast",
            "1",
            "mean over validation images of the class of the standard deviation inside an image");
    public static final Signal CLASS_VALIDATION_PIXEL_GRADIENT_RMS = of(
            "class/*/validation-pixel-gradient-rms",
            "1",
            "root mean square of the differences of neighbouring pixels, on validation images of the class");
    /** Columns of each octave of {@link #CLASS_WAVELET_ENERGY}: details across, along and askew. */
    public static final int WAVELET_DIRECTIONS = 3;

    public static final Signal CLASS_WAVELET_ENERGY = of(
            "input/class-wavelet-energy",
            "1",
            "matrix: rows classes, columns octaves from the finest; mean logarithm of the wavelet energy of "
                    + "training images");
    public static final Signal CLASS_WAVELET_ENERGY_STD = of(
            "input/class-wavelet-energy-std", "1", "matrix likewise: standard deviation of that logarithm over images");
    public static final Signal DUPLICATE_UNIT_FRACTION = of(
            "layer/*/duplicate-unit-fraction",
            "1",
            "share of the units of a layer whose incoming weights equal those of another unit of the layer");

    // Per layer, at watched steps and wherever loss or gradient is not finite, from the training's own backward pass.
    public static final Signal WEIGHT_GRADIENT = of(
            "layer/*/weight-gradient-norm",
            "1",
            "norm of the gradient of the loss with respect to the weights " + "of the layer");
    public static final Signal ACTIVATION_GRADIENT = of(
            "layer/*/activation-gradient-norm",
            "1",
            "norm of the gradient of the loss of an image with respect to the output of the layer; root mean square "
                    + "over the batch");
    public static final Signal WEIGHT_NORM = of("layer/*/weight-norm", "1", "norm of the layer's weights");
    public static final Signal UPDATE_RATIO =
            of("layer/*/update-to-weight-ratio", "1", "norm of the weight update divided by the norm of the weights");

    // Per layer, at the end of watched epochs and where a run diverges, on a fixed sample of training images, as in
    // validation.
    public static final Signal ACTIVATION_MEAN = of("layer/*/activation-mean", "1", "mean of the layer's output");
    public static final Signal ACTIVATION_STD =
            of("layer/*/activation-std", "1", "standard deviation of the layer's output");
    public static final Signal DEAD_FRACTION =
            of("layer/*/dead-fraction", "1", "share of units that output 0 at every position of every sampled image");
    public static final Signal ZERO_FRACTION = of(
            "layer/*/zero-fraction",
            "1",
            "share of the outputs of a ReLU that are 0, over all positions and " + "sampled images");
    public static final Signal SATURATED_FRACTION = of(
            "layer/*/saturated-fraction",
            "1",
            "share of outputs where the slope of the activation is under 5 % of its maximum");

    // Per batch-norm layer.
    public static final Signal BATCH_NORM_TRAIN_DISTANCE =
            of("batch-norm/*/train-distance", "1", "distance of the running statistics from those of training images");
    public static final Signal BATCH_NORM_VALIDATION_DISTANCE = of(
            "batch-norm/*/validation-distance",
            "1",
            "distance of the running statistics from those of validation images");
    public static final Signal ACCURACY_BATCH_STATISTICS = of(
            "batch-norm/validation-accuracy-batch-statistics",
            "1",
            "validation accuracy with the statistics of each batch");
    public static final Signal LOSS_BATCH_STATISTICS = of(
            "batch-norm/validation-loss-batch-statistics", "nats", "validation loss with the statistics of each batch");
    public static final Signal ACCURACY_RUNNING_STATISTICS = of(
            "batch-norm/validation-accuracy-running-statistics",
            "1",
            "validation accuracy with running statistics, on the same images as the other two");
    public static final Signal LOSS_RUNNING_STATISTICS = of(
            "batch-norm/validation-loss-running-statistics",
            "nats",
            "validation loss with running statistics, on the same images as the other two");
    public static final Signal ACCURACY_REESTIMATED_STATISTICS = of(
            "batch-norm/validation-accuracy-reestimated-statistics",
            "1",
            "validation accuracy with statistics re-estimated on training images");
    public static final Signal LOSS_REESTIMATED_STATISTICS = of(
            "batch-norm/validation-loss-reestimated-statistics",
            "nats",
            "validation loss with statistics re-estimated on training images");

    // Per class, on the validation split.
    public static final Signal CLASS_AUC = of("class/*/auc", "1", "one-vs-rest area under the ROC curve");
    public static final Signal CLASS_AUC_STANDARD_ERROR =
            of("class/*/auc-standard-error", "1", "standard error of that AUC");
    public static final Signal CLASS_OTHER_CLASSES_AUC =
            of("class/*/other-classes-auc", "1", "mean one-vs-rest AUC of all other classes");
    public static final Signal CLASS_MOST_CONFUSED = of(
            "class/*/most-confused-class",
            "1",
            "index, from 0, of the class with the lowest pairwise AUC against " + "this class");
    public static final Signal CLASS_PAIRWISE_AUC = of(
            "class/*/pairwise-auc",
            "1",
            "AUC of this class against its most confused class alone, by the difference of their logits");
    public static final Signal CLASS_PAIRWISE_AUC_STANDARD_ERROR =
            of("class/*/pairwise-auc-standard-error", "1", "standard error of that AUC");
    public static final Signal CLASS_KNN_IMPURITY = of(
            "class/*/knn-impurity",
            "1",
            "share of nearest neighbours from the most confused class, in the features before the last layer; 0.5 "
                    + "if fully mixed");
    public static final Signal CLASS_SILHOUETTE = of(
            "class/*/silhouette",
            "1",
            "nearest-neighbour silhouette of this class against its most confused class in these features; 0 if fully mixed, 1 if far apart");
    public static final Signal CLASS_FLIP_DISAGREEMENT = of(
            "class/*/flip-disagreement",
            "1",
            "share of the correctly classified images of this class that get another class when flipped horizontally");
    public static final Signal CLASS_FLIP_ODD_AUC = of(
            "class/*/flip-odd-auc",
            "1",
            "AUC of this class against its most confused class by flip-odd features of training images, which a "
                    + "horizontal flip inverts");
    public static final Signal CLASS_FLIP_ODD_AUC_STANDARD_ERROR =
            of("class/*/flip-odd-auc-standard-error", "1", "standard error of that AUC");
    public static final Signal CLASS_FLIP_INVARIANT_AUC = of(
            "class/*/flip-invariant-auc",
            "1",
            "the same AUC by flip-invariant features, which a horizontal flip does not change");
    public static final Signal CLASS_EXAMPLES = of(
            "class/*/examples",
            "PNG",
            "picture: some validation images of a class with a low AUC, or of the most confused class of one");
    public static final Signal CLASS_CONFIDENT_ERRORS = of(
            "class/*/confident-errors",
            "1",
            "share of images of this class that the net confidently predicts as " + "another class");
    public static final Signal CLASS_PRECISION =
            of("class/*/precision", "1", "share of images predicted as this class that belong to it");
    public static final Signal CLASS_RECALL =
            of("class/*/recall", "1", "share of images of this class that are predicted as it");
    public static final Signal CLASS_EVAL_MODE_TRAIN_RECALL =
            of("class/*/eval-mode-train-recall", "1", "recall of this class on training images in eval mode");
    public static final Signal CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC = of(
            "class/*/eval-mode-train-pairwise-auc",
            "1",
            "AUC of this class against its most confused class on training images in eval mode");
    public static final Signal CONFUSION =
            of("validation/confusion", "images", "confusion matrix: rows true classes, columns predicted classes");

    // Of the finished net.
    public static final Signal INTACT_TRAIN_ACCURACY = of(
            "criticality/intact-train-accuracy",
            "1",
            "accuracy of the finished net on sampled training images, as when its layers are reset");
    public static final Signal INTACT_VALIDATION_ACCURACY = of(
            "criticality/intact-validation-accuracy",
            "1",
            "accuracy of the finished net on sampled validation images, as when its layers are reset");
    public static final Signal REWOUND_TRAIN_ACCURACY = of(
            "layer/*/rewound-train-accuracy",
            "1",
            "the same training accuracy with this layer's weights as they were before training");
    public static final Signal REWOUND_VALIDATION_ACCURACY = of(
            "layer/*/rewound-validation-accuracy",
            "1",
            "the same validation accuracy with this layer's weights as they were before training");
    public static final Signal REINITIALISED_TRAIN_ACCURACY = of(
            "layer/*/reinitialised-train-accuracy",
            "1",
            "the same training accuracy with this layer's weights drawn anew");
    public static final Signal REINITIALISED_VALIDATION_ACCURACY = of(
            "layer/*/reinitialised-validation-accuracy",
            "1",
            "the same validation accuracy with this layer's weights drawn anew");
    public static final Signal INPUT_LINEAR_PROBE_ACCURACY =
            of("input/linear-probe-accuracy", "1", "validation accuracy of a linear classifier of the pixels");
    public static final Signal LINEAR_PROBE_ACCURACY = of(
            "layer/*/linear-probe-accuracy",
            "1",
            "validation accuracy of a linear classifier of this layer's features");
    public static final Signal UNTRAINED_LINEAR_PROBE_ACCURACY =
            of("layer/*/untrained-linear-probe-accuracy", "1", "the same for the net before training");
    public static final Signal CURVATURE_LOSS = of(
            "curvature/loss",
            "nats",
            "training loss of the finished net, without augmentation and dropout, with the statistics of each batch");
    public static final Signal CURVATURE_GRADIENT_NORM =
            of("curvature/gradient-norm", "1", "norm of the gradient of that loss over all weights");
    public static final Signal LARGEST_EIGENVALUE =
            of("curvature/largest-eigenvalue", "1", "largest eigenvalue of the Hessian of that loss");
    public static final Signal LARGEST_EIGENVALUE_ERROR = of(
            "curvature/largest-eigenvalue-error",
            "1",
            "an eigenvalue is at most so far from the largest one that is recorded");
    public static final Signal SMALLEST_EIGENVALUE = of(
            "curvature/smallest-eigenvalue",
            "1",
            "smallest eigenvalue of the Hessian, negative where the loss bends down");
    public static final Signal SMALLEST_EIGENVALUE_ERROR = of(
            "curvature/smallest-eigenvalue-error",
            "1",
            "an eigenvalue is at most so far from the smallest one that is recorded");
    public static final Signal SHARPNESS = of(
            "curvature/sharpness",
            "nats",
            "largest rise of that loss within 1 % of the weights' norm along the direction of the largest eigenvalue");
    public static final Signal CURVATURE_GRADIENT_IMAGES =
            of("curvature/gradient-images", "images", "training images behind that loss and its gradient");
    public static final Signal CURVATURE_HESSIAN_IMAGES =
            of("curvature/hessian-images", "images", "training images behind the eigenvalues and the sharpness");

    private Signals() {}

    /** All of them, in reading order. */
    public static List<Signal> all() {
        return ALL;
    }

    /**
     * Whether a NaN under a tag says no more than that there was nothing to count, such as a class that was never predicted. Everywhere else
     * a NaN is evidence.
     */
    public static boolean mayBeUndefined(String tag) {
        return tag.startsWith("class/")
                || tag.equals(BORDER_ACCURACY.tag())
                || tag.equals(BORDER_TRAIN_ACCURACY.tag())
                || tag.equals(SPLIT_AUC.tag())
                || tag.equals(SPLIT_AUC_STANDARD_ERROR.tag())
                || tag.equals(INPUT_WAVELET_ENERGY_SHIFT.tag());
    }

    private static final List<Signal> ALL = List.of(
            EPOCH,
            SECONDS,
            THROUGHPUT,
            STEP_LOSS,
            TRAIN_LOSS,
            TRAIN_ACCURACY,
            EVAL_MODE_TRAIN_LOSS,
            EVAL_MODE_TRAIN_ACCURACY,
            VALIDATION_LOSS,
            VALIDATION_ACCURACY,
            LEARNING_RATE,
            GRADIENT_NORM,
            RECYCLED_UNITS,
            PLANTED_WRONG_LABEL_FITTED_FRACTION,
            PLANTED_OUTLIER_FITTED_FRACTION,
            PLANTED_CLEAN_ACCURACY,
            INPUT_TRAIN_MEAN,
            INPUT_TRAIN_STD,
            INPUT_VALIDATION_MEAN,
            INPUT_VALIDATION_STD,
            INPUT_TRAIN_CONTRAST,
            INPUT_VALIDATION_CONTRAST,
            INPUT_TRAIN_PIXEL_GRADIENT_RMS,
            INPUT_VALIDATION_PIXEL_GRADIENT_RMS,
            INPUT_WAVELET_ENERGY_SHIFT,
            SHARED_GROUPS,
            NEAR_DUPLICATES,
            BORDER_ACCURACY,
            BORDER_TRAIN_ACCURACY,
            SPLIT_AUC,
            SPLIT_AUC_STANDARD_ERROR,
            CLASS_TRAIN_CONTRAST,
            CLASS_TRAIN_PIXEL_GRADIENT_RMS,
            CLASS_VALIDATION_CONTRAST,
            CLASS_VALIDATION_PIXEL_GRADIENT_RMS,
            CLASS_WAVELET_ENERGY,
            CLASS_WAVELET_ENERGY_STD,
            DUPLICATE_UNIT_FRACTION,
            WEIGHT_GRADIENT,
            ACTIVATION_GRADIENT,
            WEIGHT_NORM,
            UPDATE_RATIO,
            ACTIVATION_MEAN,
            ACTIVATION_STD,
            DEAD_FRACTION,
            ZERO_FRACTION,
            SATURATED_FRACTION,
            BATCH_NORM_TRAIN_DISTANCE,
            BATCH_NORM_VALIDATION_DISTANCE,
            ACCURACY_BATCH_STATISTICS,
            LOSS_BATCH_STATISTICS,
            ACCURACY_RUNNING_STATISTICS,
            LOSS_RUNNING_STATISTICS,
            ACCURACY_REESTIMATED_STATISTICS,
            LOSS_REESTIMATED_STATISTICS,
            CLASS_AUC,
            CLASS_AUC_STANDARD_ERROR,
            CLASS_OTHER_CLASSES_AUC,
            CLASS_MOST_CONFUSED,
            CLASS_PAIRWISE_AUC,
            CLASS_PAIRWISE_AUC_STANDARD_ERROR,
            CLASS_KNN_IMPURITY,
            CLASS_SILHOUETTE,
            CLASS_FLIP_DISAGREEMENT,
            CLASS_FLIP_ODD_AUC,
            CLASS_FLIP_ODD_AUC_STANDARD_ERROR,
            CLASS_FLIP_INVARIANT_AUC,
            CLASS_EXAMPLES,
            CLASS_CONFIDENT_ERRORS,
            CLASS_PRECISION,
            CLASS_RECALL,
            CLASS_EVAL_MODE_TRAIN_RECALL,
            CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC,
            CONFUSION,
            INTACT_TRAIN_ACCURACY,
            INTACT_VALIDATION_ACCURACY,
            REWOUND_TRAIN_ACCURACY,
            REWOUND_VALIDATION_ACCURACY,
            REINITIALISED_TRAIN_ACCURACY,
            REINITIALISED_VALIDATION_ACCURACY,
            INPUT_LINEAR_PROBE_ACCURACY,
            LINEAR_PROBE_ACCURACY,
            UNTRAINED_LINEAR_PROBE_ACCURACY,
            CURVATURE_LOSS,
            CURVATURE_GRADIENT_NORM,
            LARGEST_EIGENVALUE,
            LARGEST_EIGENVALUE_ERROR,
            SMALLEST_EIGENVALUE,
            SMALLEST_EIGENVALUE_ERROR,
            SHARPNESS,
            CURVATURE_GRADIENT_IMAGES,
            CURVATURE_HESSIAN_IMAGES);

    private static Signal of(String tag, String unit, String about) {
        return new Signal(tag, unit, about);
    }
}
