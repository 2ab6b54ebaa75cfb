package dev.kasus.experiment.catalog;

import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.classes.AugmentationAblation;
import dev.kasus.experiment.classes.ClassComparison;
import dev.kasus.experiment.classes.ClassSizeSweep;
import dev.kasus.experiment.classes.MatchedQuality;
import dev.kasus.experiment.classes.TwoClassTraining;
import dev.kasus.experiment.classes.WithoutClassWeights;
import dev.kasus.experiment.learning.BatchNormBisection;
import dev.kasus.experiment.learning.CapacitySweep;
import dev.kasus.experiment.learning.Comparison;
import dev.kasus.experiment.learning.MoreEpochs;
import dev.kasus.experiment.learning.NormStatistics;
import dev.kasus.experiment.learning.OneBatchOverfit;
import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.recipe.model.Layer;
import java.util.List;

/** All experiments, in execution order: the cheapest and those that others build on first. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of(
            new NormStatistics(),
            new RangeTest(),
            new OneBatchOverfit(),
            new MoreEpochs(),
            new Comparison(
                    "input-normalization",
                    "Normalised inputs",
                    "Trains with inputs of zero mean and unit standard deviation.",
                    "inputs-not-normalized",
                    "input-normalization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                    "re-initialization",
                    "New initialisation",
                    "Trains from He-normal weights at the same learning rate.",
                    "initialization-scale",
                    "he-initialization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                    "symmetry-breaking",
                    "Different initial units",
                    "For layers with equal initial units: trains from weights that differ.",
                    "symmetric-initialization",
                    "he-initialization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUSPECTED),
            new Comparison(
                    "lower-momentum",
                    "Lower momentum",
                    "Trains at the same learning rate with a lower momentum (Adam: a lower beta1).",
                    "momentum-too-high",
                    "lower-momentum",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                            "relu-activations",
                            "ReLU for sigmoid and tanh",
                            "Trains with ReLU, which lets the gradient pass.",
                            "vanishing-gradient",
                            "relu",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUFFERING)
                    .inNetsWith(List.of(Layer.Sigmoid.class, Layer.Tanh.class)),
            new Comparison(
                            "leaky-units",
                            "LeakyReLU for ReLU",
                            "Trains with LeakyReLU, whose units cannot die.",
                            "dying-relu",
                            "leaky-relu",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUFFERING)
                    .inNetsWith(List.of(Layer.Relu.class, Layer.ThresholdedRelu.class)),
            new Comparison(
                    "width",
                    "Four times the width",
                    "Trains a net with four times as many filters and units.",
                    "insufficient-capacity",
                    "wider wider",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                    "little-regularization",
                    "Little regularisation",
                    "Trains with little dropout and small weight penalties.",
                    "excess-regularization",
                    "less-regularization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                            "mild-augmentation",
                            "Mild augmentation",
                            "Trains with strong augmentations reduced to the usual strength.",
                            "harmful-augmentation",
                            "milder-augmentation",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUFFERING)
                    .thatCannotReject(),
            new Comparison(
                            "greater-depth",
                            "A deeper net",
                            "Trains a net with one more convolution in each block.",
                            "insufficient-capacity",
                            "deeper",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUSPECTED)
                    .thatCannotReject(),
            new Comparison(
                            "less-depth",
                            "A shallower net",
                            "Trains a net with half or a quarter of its convolutions, where they can be removed.",
                            "vanishing-gradient",
                            "shallower shallower",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUSPECTED)
                    .thatCannotReject(),
            new BatchNormBisection(),
            new Comparison(
                    "batch-size",
                    "Larger batches",
                    "Trains with batches that are large enough for stable statistics.",
                    "batch-norm-small-batch",
                    "larger-batch larger-batch larger-batch",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new Comparison(
                            "frozen-statistics",
                            "Frozen statistics",
                            "Trains with the same small batches, but with frozen running statistics in the last third.",
                            "batch-norm-small-batch",
                            "frozen-statistics",
                            Comparison.Goal.GENERALISE,
                            Comparison.When.SUSPECTED)
                    .thatCannotReject(),
            new Comparison(
                    "dropout-and-batch-norm",
                    "Dropout after batch norm",
                    "Trains with dropout moved after the last batch norm.",
                    "dropout-variance-shift",
                    "dropout-before-head",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new Comparison(
                    "pooling",
                    "Pooling between blocks",
                    "Trains with pooling between the convolutions.",
                    "missing-pooling",
                    "pooling-between-blocks",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new Comparison(
                    "dense-head",
                    "Global average pooling for the dense head",
                    "Trains with global average pooling instead of the dense head.",
                    "oversized-dense-head",
                    "global-average-pooling",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new CapacitySweep(),
            new Comparison(
                    "regularization",
                    "Regularised",
                    "Trains with augmentation, dropout in the head and weight decay.",
                    "missing-regularization",
                    "augmentation dropout-in-head l2-weight-decay",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new Comparison(
                            "image-normalization",
                            "Normalised image quality",
                            "Trains with each image normalised separately; half of the training images are blurred, "
                                    + "half get noise.",
                            "train-validation-shift",
                            "image-normalization quality-augmentation",
                            Comparison.Goal.GENERALISE,
                            Comparison.When.SUSPECTED)
                    .thatCannotReject(),
            new AugmentationAblation(),
            new ClassComparison(
                    "finer-stem",
                    "A finer stem",
                    "Trains with stride 1 in the first convolution.",
                    "coarse-stem",
                    "finer-stem"),
            new MatchedQuality(),
            new ClassComparison(
                    "width-for-class",
                    "A wider net for the class",
                    "Trains a net with twice the filters and units; narrow layers are doubled more often.",
                    "insufficient-capacity-for-class",
                    "minimum-width wider"),
            new ClassSizeSweep(),
            new WithoutClassWeights(),
            new TwoClassTraining());

    private Experiments() {}

    /** All of them. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** The experiments for a cause. */
    public static List<Experiment> of(String cause) {
        return ALL.stream()
                .filter(experiment -> experiment.causes().contains(cause))
                .toList();
    }
}
