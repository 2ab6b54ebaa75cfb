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

/** Every experiment, in the order in which they are done: the cheapest and those that others build on first. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of(
            new NormStatistics(),
            new RangeTest(),
            new OneBatchOverfit(),
            new MoreEpochs(),
            new Comparison(
                    "input-normalization",
                    "Normalised inputs",
                    "Trains with inputs of zero mean and unit spread.",
                    "inputs-not-normalized",
                    "input-normalization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                    "re-initialization",
                    "Initialised anew",
                    "Trains from He-normal weights, at the same rate.",
                    "initialization-scale",
                    "he-initialization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                    "symmetry-breaking",
                    "Units that differ",
                    "Where units are born alike: trains from weights that differ.",
                    "symmetric-initialization",
                    "he-initialization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUSPECTED),
            new Comparison(
                    "lower-momentum",
                    "Lower momentum",
                    "Trains at the same rate with less momentum; with Adam, with a lower beta1.",
                    "momentum-too-high",
                    "lower-momentum",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                            "relu-activations",
                            "ReLU for sigmoid and tanh",
                            "Trains with activations that let the gradient through.",
                            "vanishing-gradient",
                            "relu",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUFFERING)
                    .inNetsWith(List.of(Layer.Sigmoid.class, Layer.Tanh.class)),
            new Comparison(
                            "leaky-units",
                            "LeakyReLU for ReLU",
                            "Trains with units that cannot die.",
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
                    "Trains with little dropout and small penalties on weights.",
                    "excess-regularization",
                    "less-regularization",
                    Comparison.Goal.LEARN,
                    Comparison.When.SUFFERING),
            new Comparison(
                            "mild-augmentation",
                            "Mild augmentation",
                            "Trains with strong augmentations brought down to the usual dose.",
                            "harmful-augmentation",
                            "milder-augmentation",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUFFERING)
                    .thatAcquitsNobody(),
            new Comparison(
                            "greater-depth",
                            "A deeper net",
                            "Trains a net with one more convolution in each block.",
                            "insufficient-capacity",
                            "deeper",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUSPECTED)
                    .thatAcquitsNobody(),
            new Comparison(
                            "less-depth",
                            "A shallower net",
                            "Trains a net with half of its convolutions, or a quarter, where they can be taken out.",
                            "vanishing-gradient",
                            "shallower shallower",
                            Comparison.Goal.LEARN,
                            Comparison.When.SUSPECTED)
                    .thatAcquitsNobody(),
            new BatchNormBisection(),
            new Comparison(
                    "batch-size",
                    "Larger batches",
                    "Trains with batches whose statistics are not noise.",
                    "batch-norm-small-batch",
                    "larger-batch larger-batch larger-batch",
                    Comparison.Goal.GENERALISE,
                    Comparison.When.SUSPECTED),
            new Comparison(
                            "frozen-statistics",
                            "Frozen statistics",
                            "Trains with batches as small as before, but in the last third by running statistics that stand still.",
                            "batch-norm-small-batch",
                            "frozen-statistics",
                            Comparison.Goal.GENERALISE,
                            Comparison.When.SUSPECTED)
                    .thatAcquitsNobody(),
            new Comparison(
                    "dropout-and-batch-norm",
                    "Dropout behind batch norm",
                    "Trains with dropout moved behind the last batch norm.",
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
                    "Trains with features that are pooled over the image in the place of the dense head.",
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
                            "Images made alike",
                            "Trains with each image normalised by itself, and half of the training images blurred, half made noisy.",
                            "train-validation-shift",
                            "image-normalization quality-augmentation",
                            Comparison.Goal.GENERALISE,
                            Comparison.When.SUSPECTED)
                    .thatAcquitsNobody(),
            new AugmentationAblation(),
            new ClassComparison(
                    "finer-stem",
                    "A finer stem",
                    "Trains with a first convolution that steps over nothing.",
                    "coarse-stem",
                    "finer-stem"),
            new MatchedQuality(),
            new ClassComparison(
                    "width-for-class",
                    "A wider net for the class",
                    "Trains a net with twice the filters and units, doubled more often where it is narrow.",
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

    /** Those that speak of a cause. */
    public static List<Experiment> of(String cause) {
        return ALL.stream()
                .filter(experiment -> experiment.causes().contains(cause))
                .toList();
    }
}
