package dev.kasus.remedy;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The remedies for each cause, best-suited first; doubtful ones last. */
public final class CauseRemedies {
    private static final Map<String, List<String>> BY_CAUSE = Map.ofEntries(
            // Divergence.
            of(
                    "non-finite",
                    "lower-learning-rate gradient-clipping-norm input-normalization he-initialization"
                            + " gradient-clipping-value batch-norm-added"),
            of(
                    "exploding-gradient",
                    "gradient-clipping-norm lower-learning-rate he-initialization batch-norm-added"
                            + " input-normalization he-uniform-initialization gradient-clipping-value"),
            of(
                    "learning-rate-too-high",
                    "learning-rate-from-range-test lower-learning-rate one-cycle"
                            + " gradient-clipping-norm lower-momentum cyclical-triangular2"),
            of("momentum-too-high", "lower-momentum lower-learning-rate nesterov gradient-clipping-norm"),
            of(
                    "oscillation",
                    "lower-learning-rate lower-momentum larger-batch one-cycle gradient-clipping-norm nesterov"
                            + " gradient-clipping-value"),
            // Slow learning or none.
            of(
                    "vanishing-gradient",
                    "relu batch-norm-added residual-connections he-initialization leaky-relu elu selu"
                            + " shallower he-uniform-initialization input-normalization"),
            of(
                    "saturated-activation",
                    "linear-output relu batch-norm-added he-initialization leaky-relu elu input-normalization"
                            + " layer-norm lower-learning-rate"),
            of(
                    "dying-relu",
                    "linear-output leaky-relu lower-learning-rate elu prelu he-initialization batch-norm-added selu"
                            + " he-uniform-initialization input-normalization dead-unit-recycling thresholded-relu"),
            of("symmetric-initialization", "he-initialization he-uniform-initialization"),
            of("initialization-scale", "he-initialization batch-norm-added he-uniform-initialization selu"),
            of("inputs-not-normalized", "input-normalization batch-norm-added"),
            of(
                    "learning-rate-too-low",
                    "learning-rate-from-range-test higher-learning-rate one-cycle cyclical-triangular"
                            + " momentum cyclical-triangular2 cyclical-exp-range nesterov"),
            of("too-few-epochs", "longer-training one-cycle higher-learning-rate"),
            of("insufficient-capacity", "activation-added minimum-width wider deeper residual-connections"),
            of(
                    "plateau",
                    "learning-rate-from-range-test higher-learning-rate lower-learning-rate he-initialization"
                            + " batch-norm-added relu wider cyclical-triangular one-cycle momentum deeper cyclical-triangular2"
                            + " cyclical-exp-range residual-connections nesterov"),
            of(
                    "underfitting",
                    "learning-rate-from-range-test less-regularization relu batch-norm-added he-initialization"
                            + " higher-learning-rate lower-learning-rate wider one-cycle input-normalization deeper"
                            + " residual-connections"),
            of("excess-regularization", "less-regularization"),
            // Generalisation.
            of(
                    "overfitting-gap",
                    "more-images augmentation dropout-in-head l2-weight-decay global-average-pooling adamw mixup cutmix"
                            + " narrower early-stopping label-smoothing pooling-between-blocks spatial-dropout shallower l1"
                            + " keras-decay"),
            of(
                    "missing-regularization",
                    "more-images augmentation dropout-in-head l2-weight-decay adamw mixup cutmix"
                            + " label-smoothing spatial-dropout early-stopping l1 keras-decay"),
            of(
                    "excess-capacity",
                    "more-images narrower global-average-pooling dropout-in-head l2-weight-decay shallower adamw"
                            + " augmentation early-stopping mixup l1"),
            of(
                    "oversized-dense-head",
                    "global-average-pooling more-images dropout-in-head pooling-between-blocks narrower"
                            + " l2-weight-decay l1"),
            of("missing-pooling", "pooling-between-blocks global-average-pooling more-images"),
            of(
                    "train-validation-shift",
                    "image-normalization quality-augmentation augmentation input-normalization group-norm mixup"),
            // Batch norm and dropout.
            of("batch-norm-placement", "batch-norm-before-activation batch-norm-removed group-norm layer-norm"),
            of(
                    "batch-norm-statistics",
                    "batch-norm-removed group-norm batch-norm-momentum re-estimated-statistics layer-norm larger-batch"
                            + " batch-norm-before-activation"
                            + " weight-standardization"),
            of(
                    "batch-norm-stale-statistics",
                    "batch-norm-momentum re-estimated-statistics group-norm frozen-statistics lower-learning-rate"
                            + " layer-norm"
                            + " weight-standardization"),
            of(
                    "batch-norm-small-batch",
                    "larger-batch group-norm frozen-statistics batch-norm-momentum re-estimated-statistics layer-norm"
                            + " weight-standardization"),
            of(
                    "dropout-variance-shift",
                    "dropout-before-head dropout-after-block re-estimated-statistics group-norm layer-norm"),
            // Single classes and their data.
            of(
                    "class-imbalance",
                    "class-aware-sampling logit-adjustment effective-number-weights balanced-class-weights focal-loss"
                            + " augmentation"),
            of("class-overlap", "higher-resolution minimum-width wider finer-stem deeper"),
            of("insufficient-capacity-for-class", "minimum-width wider deeper"),
            of("poor-class-data", "quality-augmentation class-aware-sampling mixup"),
            of("harmful-augmentation", "milder-augmentation class-conditional-augmentation"),
            of("coarse-stem", "finer-stem higher-resolution"),
            of("train-validation-leak", "group-aware-split"),
            of("label-noise", "label-smoothing mixup early-stopping"),
            of("faded-class-weights", "class-aware-sampling logit-adjustment early-stopping l2-weight-decay"),
            of(
                    "unlearned-class",
                    "finer-stem class-conditional-augmentation minimum-width class-aware-sampling logit-adjustment focal-loss"
                            + " effective-number-weights balanced-class-weights higher-resolution wider"));

    private CauseRemedies() {}

    private static Map.Entry<String, List<String>> of(String cause, String remedies) {
        return entry(cause, List.of(remedies.split(" ")));
    }

    /** The ids of the remedies for a cause, best-suited first; empty if there is none or the cause is not known. */
    public static List<String> remedies(String cause) {
        return BY_CAUSE.getOrDefault(cause, List.of());
    }

    /** The ids of the causes that a remedy addresses, in alphabetical order. */
    public static List<String> causes(String remedy) {
        return BY_CAUSE.entrySet().stream()
                .filter(entry -> entry.getValue().contains(remedy))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
