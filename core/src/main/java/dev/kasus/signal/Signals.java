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
            "loss of one batch, every few steps; at once when it or its gradient is not finite");
    public static final Signal TRAIN_LOSS = of("train/loss", "nats", "mean loss of the epoch's batches, as trained");
    public static final Signal TRAIN_ACCURACY = of(
            "train/accuracy",
            "1",
            "share of the epoch's training images classified rightly, as trained; mixed images count by their shares");
    public static final Signal FITTED_LOSS = of(
            "train/fitted-loss",
            "nats",
            "cross-entropy of a fixed sample of training images as in validation: no augmentation, no dropout");
    public static final Signal FITTED_ACCURACY =
            of("train/fitted-accuracy", "1", "accuracy on that sample as in validation");
    public static final Signal VALIDATION_LOSS =
            of("validation/loss", "nats", "plain cross-entropy on the validation split");
    public static final Signal VALIDATION_ACCURACY =
            of("validation/accuracy", "1", "share of validation images classified rightly");
    public static final Signal LEARNING_RATE = of("train/learning-rate", "1", "rate of the step, every few steps");
    public static final Signal GRADIENT_NORM =
            of("train/gradient-norm", "1", "norm of the gradient by all parameters, before clipping, every few steps");

    // Before the first step, at step 0.
    public static final Signal INPUT_TRAIN_MEAN =
            of("input/train-mean", "1", "mean of what enters the network, on training images");
    public static final Signal INPUT_TRAIN_STD =
            of("input/train-std", "1", "standard deviation of what enters the network, on training images");
    public static final Signal INPUT_VALIDATION_MEAN =
            of("input/validation-mean", "1", "mean of what enters the network, on validation images");
    public static final Signal INPUT_VALIDATION_STD =
            of("input/validation-std", "1", "standard deviation of what enters the network, on validation images");
    public static final Signal INPUT_TRAIN_CONTRAST =
            of("input/train-contrast", "1", "mean over training images of the standard deviation inside an image");
    public static final Signal INPUT_VALIDATION_CONTRAST = of(
            "input/validation-contrast", "1", "mean over validation images of the standard deviation inside an image");
    public static final Signal INPUT_TRAIN_ROUGHNESS = of(
            "input/train-roughness", "1", "root mean square of what neighbouring pixels of training images differ by");
    public static final Signal INPUT_VALIDATION_ROUGHNESS = of(
            "input/validation-roughness",
            "1",
            "root mean square of what neighbouring pixels of validation images differ by");
    public static final Signal INPUT_DETAIL_SHIFT = of(
            "input/detail-shift",
            "standard deviations",
            "how far the energies of details of validation images are from those of training images, class by class");
    public static final Signal SHARED_GROUPS =
            of("input/shared-group-fraction", "1", "share of validation images whose group has training images, too");
    public static final Signal NEAR_COPIES =
            of("input/near-copy-fraction", "1", "share of validation images that have a near-copy in training");
    public static final Signal BORDER_ACCURACY = of(
            "input/border-accuracy",
            "1",
            "share of validation images whose class the strips along their edges tell, without a net");
    public static final Signal CLASS_TRAIN_CONTRAST = of(
            "class/*/train-contrast",
            "1",
            "mean over training images of the class of the standard deviation inside an image");
    public static final Signal CLASS_TRAIN_ROUGHNESS = of(
            "class/*/train-roughness",
            "1",
            "root mean square of what neighbouring pixels of training images of the class differ by");
    public static final Signal CLASS_VALIDATION_CONTRAST = of(
            "class/*/validation-contrast",
            "1",
            "mean over validation images of the class of the standard deviation inside an image");
    public static final Signal CLASS_VALIDATION_ROUGHNESS = of(
            "class/*/validation-roughness",
            "1",
            "root mean square of what neighbouring pixels of validation images of the class differ by");
    /** Columns of each octave of {@link #CLASS_DETAIL}: details across, along and askew. */
    public static final int DETAIL_DIRECTIONS = 3;

    public static final Signal CLASS_DETAIL = of(
            "input/class-detail",
            "1",
            "matrix: rows classes, columns octaves from the finest; mean logarithm of the energy of details of that size in a training image");
    public static final Signal CLASS_DETAIL_SPREAD =
            of("input/class-detail-spread", "1", "matrix likewise: standard deviation of that logarithm over images");
    public static final Signal TWIN_FRACTION = of(
            "layer/*/twin-fraction",
            "1",
            "share of a layer's units whose incoming weights equal those of another of its units");

    // Per layer, at watched steps and wherever loss or gradient is not finite, from the training's own backward pass.
    public static final Signal WEIGHT_GRADIENT =
            of("layer/*/weight-gradient-norm", "1", "norm of the gradient of the loss by the layer's weights");
    public static final Signal ACTIVATION_GRADIENT = of(
            "layer/*/activation-gradient-norm",
            "1",
            "root mean square over the batch's images of the norm of the gradient of an image's loss by the layer's output");
    public static final Signal WEIGHT_NORM = of("layer/*/weight-norm", "1", "norm of the layer's weights");
    public static final Signal UPDATE_RATIO =
            of("layer/*/update-to-weight-ratio", "1", "norm of the step's change of the weights over their norm");

    // Per layer, at the end of watched epochs and where a run diverges, on a fixed sample of training images, as in
    // validation.
    public static final Signal ACTIVATION_MEAN = of("layer/*/activation-mean", "1", "mean of the layer's output");
    public static final Signal ACTIVATION_STD =
            of("layer/*/activation-std", "1", "standard deviation of the layer's output");
    public static final Signal DEAD_FRACTION =
            of("layer/*/dead-fraction", "1", "share of units that are 0 at every position of every sampled image");
    public static final Signal ZERO_FRACTION = of(
            "layer/*/zero-fraction", "1", "share of a ReLU's outputs that are 0, at any position of any sampled image");
    public static final Signal SATURATED_FRACTION = of(
            "layer/*/saturated-fraction",
            "1",
            "share of outputs where the activation's slope is under 5 % of its largest");

    // Per batch-norm layer.
    public static final Signal BATCH_NORM_TRAIN_DISTANCE =
            of("batch-norm/*/train-distance", "1", "distance of running statistics from those of training images");
    public static final Signal BATCH_NORM_VALIDATION_DISTANCE = of(
            "batch-norm/*/validation-distance", "1", "distance of running statistics from those of validation images");
    public static final Signal ACCURACY_BATCH_STATISTICS = of(
            "batch-norm/validation-accuracy-batch-statistics",
            "1",
            "validation accuracy with each batch's own statistics");
    public static final Signal LOSS_BATCH_STATISTICS = of(
            "batch-norm/validation-loss-batch-statistics", "nats", "validation loss with each batch's own statistics");
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
            "validation accuracy with statistics estimated anew on training images");
    public static final Signal LOSS_REESTIMATED_STATISTICS = of(
            "batch-norm/validation-loss-reestimated-statistics",
            "nats",
            "validation loss with statistics estimated anew on training images");

    // Per class, on the validation split.
    public static final Signal CLASS_AUC = of("class/*/auc", "1", "one-vs-rest area under the ROC curve");
    public static final Signal CLASS_AUC_ERROR = of("class/*/auc-error", "1", "standard error of that area");
    public static final Signal CLASS_OTHERS_AUC =
            of("class/*/others-auc", "1", "mean of that area over all other classes");
    public static final Signal CLASS_RIVAL =
            of("class/*/rival", "1", "index, from 0, of the class that this class is least told from");
    public static final Signal CLASS_RIVAL_AUC = of(
            "class/*/rival-auc",
            "1",
            "area under the ROC curve of this class against its rival alone, by the difference of their logits");
    public static final Signal CLASS_RIVAL_AUC_ERROR =
            of("class/*/rival-auc-error", "1", "standard error of that area");
    public static final Signal CLASS_RIVAL_NEIGHBOURS = of(
            "class/*/rival-neighbours",
            "1",
            "share of the nearest neighbours of this class's images, in the features before the last layer, that are its rival's; half if the two are mixed");
    public static final Signal CLASS_RIVAL_MARGIN = of(
            "class/*/rival-margin",
            "1",
            "how much nearer, there, this class's images are to their own than to the rival's, as a share of the distance; 0 if the two are mixed");
    public static final Signal CLASS_MIRRORED = of(
            "class/*/mirrored-as-other",
            "1",
            "share of the images of this class called rightly that are called another class once they are mirrored");
    public static final Signal CLASS_SIDE_AUC = of(
            "class/*/side-auc",
            "1",
            "area under the ROC curve of this class against its rival by what training images have on one side only, left or right");
    public static final Signal CLASS_SIDE_AUC_ERROR = of("class/*/side-auc-error", "1", "standard error of that area");
    public static final Signal CLASS_BOTH_SIDES_AUC = of(
            "class/*/both-sides-auc",
            "1",
            "the same area by what both sides have in common, which a flip leaves as it is");
    public static final Signal CLASS_EXAMPLES = of(
            "class/*/examples",
            "PNG",
            "picture: some validation images of a class that is not well told apart, or is the rival of one");
    public static final Signal CLASS_CONFIDENT_ERRORS =
            of("class/*/confident-errors", "1", "share of images of this class that the net is sure are of another");
    public static final Signal CLASS_PRECISION =
            of("class/*/precision", "1", "share of images called this class that are");
    public static final Signal CLASS_RECALL =
            of("class/*/recall", "1", "share of images of this class that are called it");
    public static final Signal CLASS_FITTED_RECALL = of(
            "class/*/fitted-recall",
            "1",
            "share of the training images of this class that are called it, as in validation");
    public static final Signal CLASS_FITTED_RIVAL_AUC = of(
            "class/*/fitted-rival-auc",
            "1",
            "area under the ROC curve of this class against its rival on training images, as in validation");
    public static final Signal CONFUSION =
            of("validation/confusion", "images", "matrix: rows true classes, columns called classes");

    private Signals() {}

    /** All of them, in reading order. */
    public static List<Signal> all() {
        return ALL;
    }

    private static final List<Signal> ALL = List.of(
            EPOCH,
            SECONDS,
            THROUGHPUT,
            STEP_LOSS,
            TRAIN_LOSS,
            TRAIN_ACCURACY,
            FITTED_LOSS,
            FITTED_ACCURACY,
            VALIDATION_LOSS,
            VALIDATION_ACCURACY,
            LEARNING_RATE,
            GRADIENT_NORM,
            INPUT_TRAIN_MEAN,
            INPUT_TRAIN_STD,
            INPUT_VALIDATION_MEAN,
            INPUT_VALIDATION_STD,
            INPUT_TRAIN_CONTRAST,
            INPUT_VALIDATION_CONTRAST,
            INPUT_TRAIN_ROUGHNESS,
            INPUT_VALIDATION_ROUGHNESS,
            INPUT_DETAIL_SHIFT,
            SHARED_GROUPS,
            NEAR_COPIES,
            BORDER_ACCURACY,
            CLASS_TRAIN_CONTRAST,
            CLASS_TRAIN_ROUGHNESS,
            CLASS_VALIDATION_CONTRAST,
            CLASS_VALIDATION_ROUGHNESS,
            CLASS_DETAIL,
            CLASS_DETAIL_SPREAD,
            TWIN_FRACTION,
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
            CLASS_AUC_ERROR,
            CLASS_OTHERS_AUC,
            CLASS_RIVAL,
            CLASS_RIVAL_AUC,
            CLASS_RIVAL_AUC_ERROR,
            CLASS_RIVAL_NEIGHBOURS,
            CLASS_RIVAL_MARGIN,
            CLASS_MIRRORED,
            CLASS_SIDE_AUC,
            CLASS_SIDE_AUC_ERROR,
            CLASS_BOTH_SIDES_AUC,
            CLASS_EXAMPLES,
            CLASS_CONFIDENT_ERRORS,
            CLASS_PRECISION,
            CLASS_RECALL,
            CLASS_FITTED_RECALL,
            CLASS_FITTED_RIVAL_AUC,
            CONFUSION);

    private static Signal of(String tag, String unit, String about) {
        return new Signal(tag, unit, about);
    }
}
