package dev.kasus.recipe.training;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/** The loss of a training; the mean over the images of a batch. */
public sealed interface Loss {

    /** How much the images of each class count by the recipe's own weights. */
    default ClassWeights weights() {
        return new ClassWeights.Uniform();
    }

    /** Whether images of some classes count for more than those of others. */
    default boolean weighsClasses() {
        return this instanceof ClassBalanced || !(weights() instanceof ClassWeights.Uniform);
    }

    /**
     * Cross-entropy of the softmax.
     *
     * @param weights per class; the mean is then the weighted one
     * @param labelSmoothing share of the target that is spread over all classes (arXiv 1512.00567)
     */
    record CrossEntropy(
            @Default("uniform") ClassWeights weights,

            @Default("0") @Range(min = 0, max = 1, maxIncluded = false)
            double labelSmoothing)
            implements Loss {}

    /**
     * Cross-entropy times (1 - p)^gamma (arXiv 1708.02002).
     *
     * @param gamma how far easy images fade
     * @param weights per class
     */
    record Focal(
            @Default("2") @Range(min = 0) double gamma,
            @Default("uniform") ClassWeights weights) implements Loss {}

    /**
     * Cross-entropy with weights (1 - beta)/(1 - beta^n) for a class of n images, scaled to a mean of one (arXiv 1901.05555).
     *
     * @param beta 0 weighs nothing, towards 1 the inverse frequency
     */
    record ClassBalanced(
            @Default("0.999") @Range(min = 0, max = 1, maxIncluded = false)
            double beta) implements Loss {}

    /**
     * Cross-entropy of logits + tau log(share of the class) (arXiv 2007.07314).
     *
     * @param tau strength
     */
    record LogitAdjusted(@Default("1") @Range(min = 0) double tau) implements Loss {}
}
