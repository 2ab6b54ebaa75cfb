package dev.kasus.landscape;

import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All weights of a net as one point; implemented outside of core. */
public interface WeightSpace {
    /**
     * Trains a recipe and keeps where its weights are: before the first step and after each epoch. A training that diverges ends with the last point that is finite.
     *
     * @return the points in order; those so far if it was stopped
     */
    List<float[]> way(Recipe recipe, BooleanSupplier stop);

    /**
     * The recipe's loss at given weights, mean cross-entropy in nats over all training images, without augmentation and dropout; batch norm goes by the statistics of its batches,
     * since running ones belong to the way that led to a point.
     */
    double[] losses(Recipe recipe, List<float[]> points);

    /** The weights of a checkpoint of the recipe's net. */
    float[] point(Recipe recipe, Checkpoint checkpoint);

    /**
     * The curvature of the recipe's loss at given weights, of at most 4,096 training images for the gradient and 512 for the Hessian, the same for every point; batches are as large as
     * in training.
     */
    Curvature curvature(Recipe recipe, float[] point);
}
