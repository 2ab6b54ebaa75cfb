package dev.kasus.landscape;

/**
 * The loss around one point: how steep it is, and how it bends. Both eigenvalues are those of the Hessian in the span of
 * some directions, so the true largest one is no smaller and the true smallest one no larger.
 *
 * @param loss at the point, mean cross-entropy in nats
 * @param gradientNorm norm of the loss's gradient over all weights
 * @param largestEigenvalue of the Hessian
 * @param largestError a true eigenvalue is at most so far from it
 * @param smallestEigenvalue of the Hessian, with its sign
 * @param smallestError a true eigenvalue is at most so far from it
 * @param sharpness the loss's largest rise within 1 % of the weights' norm along the direction of the largest eigenvalue, in nats
 * @param gradientImages images behind loss and gradient
 * @param hessianImages images behind the rest
 */
public record Curvature(
        double loss,
        double gradientNorm,
        double largestEigenvalue,
        double largestError,
        double smallestEigenvalue,
        double smallestError,
        double sharpness,
        int gradientImages,
        int hessianImages) {}
