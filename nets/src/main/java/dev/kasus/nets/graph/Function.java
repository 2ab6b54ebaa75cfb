package dev.kasus.nets.graph;

import java.util.Locale;

/** A function that a layer applies to every number. */
public enum Function {
    RELU,
    RELU6,
    LEAKY_RELU,
    PRELU,
    ELU,
    CELU,
    SELU,
    GELU,
    SILU,
    HARD_SWISH,
    MISH,
    SIGMOID,
    HARD_SIGMOID,
    TANH,
    SOFTSIGN,
    SOFTPLUS,
    EXPONENTIAL,
    OTHER;

    /** Whether it is flat on both sides, so that its gradient vanishes there. */
    public boolean saturates() {
        return this == SIGMOID || this == HARD_SIGMOID || this == TANH || this == SOFTSIGN;
    }

    /** Whether it gives no negative number and no gradient below zero. */
    public boolean rectifies() {
        return this == RELU || this == RELU6;
    }

    /** Whether it stands for probabilities of independent yes-or-no answers. */
    public boolean isSigmoid() {
        return this == SIGMOID || this == HARD_SIGMOID;
    }

    /** How people write it. */
    public String title() {
        return switch (this) {
            case RELU -> "ReLU";
            case RELU6 -> "ReLU6";
            case LEAKY_RELU -> "leaky ReLU";
            case PRELU -> "PReLU";
            case ELU, CELU, SELU, GELU -> name();
            case SILU -> "SiLU";
            case HARD_SWISH -> "hard swish";
            case MISH -> "Mish";
            case OTHER -> "activation";
            default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
