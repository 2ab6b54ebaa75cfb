package dev.kasus.casebook.story;

import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** A kind of picture, and the signals that it is drawn from. */
public enum PictureKind {
    /** The gradient that arrives at each layer in the first step, as a share of that at the last. */
    GRADIENTS,
    /** The step of the weights of each layer at the end. */
    UPDATES,
    /** Dead units by layer and epoch. */
    DEAD_UNITS,
    /** The AUC of each class over the epochs. */
    CLASS_AUC,
    /** Training loss over the epochs. */
    LOSS,
    /** Training and validation accuracy over the epochs. */
    ACCURACY,
    /** How far the running statistics of each batch norm are from those of the training images. */
    STALE_STATISTICS,
    /** What a linear classifier reads from each layer, trained and untrained. */
    LINEAR_PROBES,
    /** What is left of the accuracy where one layer is set back to its first weights. */
    CRITICALITY,
    /** Gradient and curvature of the loss where the training ended. */
    CURVATURE,
    /** The ways of trainings on the loss surface. */
    LANDSCAPES,
    /** Accuracy along each axis of capacity or dose. */
    SWEEPS;

    /** Signals of which one value of each layer is drawn. */
    public List<Signal> byLayer() {
        return switch (this) {
            case GRADIENTS -> List.of(Signals.ACTIVATION_GRADIENT);
            case UPDATES -> List.of(Signals.UPDATE_RATIO);
            case STALE_STATISTICS -> List.of(Signals.BATCH_NORM_TRAIN_DISTANCE);
            case LINEAR_PROBES -> List.of(Signals.LINEAR_PROBE_ACCURACY, Signals.UNTRAINED_LINEAR_PROBE_ACCURACY);
            case CRITICALITY -> List.of(Signals.REWOUND_TRAIN_ACCURACY, Signals.REINITIALISED_TRAIN_ACCURACY);
            default -> List.of();
        };
    }

    /** Signals whose course is drawn. */
    public List<Signal> overTime() {
        return switch (this) {
            case DEAD_UNITS -> List.of(Signals.DEAD_FRACTION);
            case CLASS_AUC -> List.of(Signals.CLASS_AUC);
            case LOSS -> List.of(Signals.TRAIN_LOSS);
            case ACCURACY -> List.of(Signals.VALIDATION_ACCURACY, Signals.EVAL_MODE_TRAIN_ACCURACY);
            default -> List.of();
        };
    }

    /** Numbers of the finished net. */
    public List<Signal> atEnd() {
        return switch (this) {
            case CURVATURE ->
                List.of(
                        Signals.CURVATURE_LOSS,
                        Signals.CURVATURE_GRADIENT_NORM,
                        Signals.LARGEST_EIGENVALUE,
                        Signals.SMALLEST_EIGENVALUE,
                        Signals.SHARPNESS);
            case CRITICALITY -> List.of(Signals.INTACT_TRAIN_ACCURACY);
            case LINEAR_PROBES -> List.of(Signals.INPUT_LINEAR_PROBE_ACCURACY);
            default -> List.of();
        };
    }

    /** Whether the value of a layer is that of the first step, not the last. */
    public boolean isOfFirstStep() {
        return this == GRADIENTS;
    }
}
