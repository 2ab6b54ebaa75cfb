package dev.kasus.nets.graph;

/** What a tensor is to its layer. */
public enum WeightRole {
    KERNEL,
    BIAS,
    SCALE,
    SHIFT,
    MEAN,
    VARIANCE,
    OTHER;

    /** Whether training by gradients changes it. */
    public boolean isTrained() {
        return this != MEAN && this != VARIANCE;
    }
}
