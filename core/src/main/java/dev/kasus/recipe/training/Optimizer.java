package dev.kasus.recipe.training;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/** The optimiser. Formulas and defaults are those of PyTorch. */
public sealed interface Optimizer {

    /**
     * Stochastic gradient descent: v = momentum v + g, w = w - lr v.
     *
     * @param momentum share of the velocity that is kept (Polyak 1964)
     * @param nesterov look ahead along the velocity (Sutskever et al., ICML 2013); needs momentum
     */
    record Sgd(
            @Default("0") @Range(min = 0, max = 1, maxIncluded = false)
            double momentum,

            @Default("false") boolean nesterov)
            implements Optimizer {
        /** Refuses Nesterov without momentum. */
        public Sgd {
            if (nesterov && momentum == 0) {
                throw new BadInput(
                        "nesterov is true but momentum is 0", "Set a momentum, such as 0.9, or leave nesterov out.");
            }
        }
    }

    /**
     * Adam (arXiv 1412.6980).
     *
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of squared gradients
     * @param epsilon added to the root of the second
     */
    record Adam(
            @Default("0.9") @Range(min = 0, max = 1, maxIncluded = false)
            double beta1,

            @Default("0.999") @Range(min = 0, max = 1, maxIncluded = false)
            double beta2,

            @Default("1e-8") @Range(min = 0) double epsilon)
            implements Optimizer {}

    /**
     * Adam with decoupled weight decay: w = w - lr weight-decay w beside Adam's update (arXiv 1711.05101).
     *
     * @param weightDecay decay of convolution and dense weights
     */
    record Adamw(
            @Default("0.9") @Range(min = 0, max = 1, maxIncluded = false)
            double beta1,

            @Default("0.999") @Range(min = 0, max = 1, maxIncluded = false)
            double beta2,

            @Default("1e-8") @Range(min = 0) double epsilon,
            @Default("0.01") @Range(min = 0) double weightDecay)
            implements Optimizer {}

    /**
     * RMSprop (Tieleman and Hinton 2012).
     *
     * @param alpha decay of the mean of squared gradients
     * @param epsilon added to its root
     * @param momentum of the scaled gradient
     */
    record Rmsprop(
            @Default("0.99") @Range(min = 0, max = 1, maxIncluded = false)
            double alpha,

            @Default("1e-8") @Range(min = 0) double epsilon,

            @Default("0") @Range(min = 0, max = 1, maxIncluded = false)
            double momentum)
            implements Optimizer {}
}
