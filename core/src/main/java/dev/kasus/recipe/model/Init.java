package dev.kasus.recipe.model;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/** How weights are drawn before training; biases start at zero. {@code fan-in} counts a unit's inputs, {@code fan-out} its outputs. */
public sealed interface Init {

    /** Normal with variance 2/fan-in (arXiv 1502.01852). */
    record HeNormal() implements Init {}

    /** Uniform on +-sqrt(6/fan-in) (arXiv 1502.01852). */
    record HeUniform() implements Init {}

    /** Normal with variance 2/(fan-in + fan-out) (Glorot and Bengio, AISTATS 2010). */
    record GlorotNormal() implements Init {}

    /** Uniform on +-sqrt(6/(fan-in + fan-out)) (Glorot and Bengio, AISTATS 2010). */
    record GlorotUniform() implements Init {}

    /** Normal with variance 1/fan-in (LeCun et al., Efficient BackProp, 1998). */
    record LecunNormal() implements Init {}

    /** Uniform on +-sqrt(3/fan-in) (LeCun et al., Efficient BackProp, 1998). */
    record LecunUniform() implements Init {}

    /**
     * Rows or columns orthonormal, times the gain (arXiv 1312.6120).
     *
     * @param gain factor
     */
    record Orthogonal(@Default("1.0") double gain) implements Init {}

    /**
     * Normal around zero.
     *
     * @param std standard deviation
     */
    record Normal(@Default("0.01") @Range(min = 0) double std) implements Init {}

    /**
     * All weights equal.
     *
     * @param value of every weight
     */
    record Constant(double value) implements Init {}

    /** All weights zero. */
    record Zeros() implements Init {}
}
