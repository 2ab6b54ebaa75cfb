package dev.kasus.casebook.story;

import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** A kind of picture, and the signals that it is drawn from. */
public enum PictureKind {
    /** The gradient that arrives at each layer in the first step, as a share of that at the last. */
    GRADIENTS(List.of(Signals.ACTIVATION_GRADIENT), List.of()),
    /** The step of the weights of each layer at the end. */
    UPDATES(List.of(Signals.UPDATE_RATIO), List.of()),
    /** Dead units by layer and epoch. */
    DEAD_UNITS(List.of(), List.of(Signals.DEAD_FRACTION)),
    /** The AUC of each class over the epochs. */
    CLASS_AUC(List.of(), List.of(Signals.CLASS_AUC)),
    /** Training loss over the epochs. */
    LOSS(List.of(), List.of(Signals.TRAIN_LOSS)),
    /** Training and validation accuracy over the epochs. */
    ACCURACY(List.of(), List.of(Signals.VALIDATION_ACCURACY, Signals.EVAL_MODE_TRAIN_ACCURACY)),
    /** How far the running statistics of each batch norm are from those of the training images. */
    STALE_STATISTICS(List.of(Signals.BATCH_NORM_TRAIN_DISTANCE), List.of()),
    /** What a linear classifier reads from each layer, trained and untrained. */
    LINEAR_PROBES(List.of(Signals.LINEAR_PROBE_ACCURACY, Signals.UNTRAINED_LINEAR_PROBE_ACCURACY), List.of()),
    /** What is left of the accuracy where one layer is set back to its first weights. */
    CRITICALITY(List.of(Signals.REWOUND_TRAIN_ACCURACY, Signals.REINITIALISED_TRAIN_ACCURACY), List.of()),
    /** Gradient and curvature of the loss where the training ended. */
    CURVATURE(List.of(), List.of()),
    /** The ways of trainings on the loss surface. */
    LANDSCAPES(List.of(), List.of()),
    /** Accuracy along each axis of capacity or dose. */
    SWEEPS(List.of(), List.of());

    private final List<Signal> byLayer;
    private final List<Signal> overTime;

    PictureKind(List<Signal> byLayer, List<Signal> overTime) {
        this.byLayer = byLayer;
        this.overTime = overTime;
    }

    /** Signals of which one value of each layer is drawn. */
    public List<Signal> byLayer() {
        return byLayer;
    }

    /** Signals whose course is drawn. */
    public List<Signal> overTime() {
        return overTime;
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
