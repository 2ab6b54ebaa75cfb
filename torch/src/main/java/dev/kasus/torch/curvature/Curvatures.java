package dev.kasus.torch.curvature;

import dev.kasus.landscape.Curvature;
import dev.kasus.recipe.Seeds;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Norms;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Measures the curvature of the training loss at a network's weights. */
public final class Curvatures {
    /** Images behind the Hessian where nothing asks for fewer. */
    public static final int HESSIAN_IMAGES = 512;
    /** Images behind the gradient; all where there are fewer. */
    private static final int GRADIENT_IMAGES = 4096;
    /** How far to go along the direction of the largest eigenvalue, as a share of the weights' norm. */
    private static final double BALL = 0.01;

    private static final double[] STATIONS = {-1, -0.5, 0.5, 1};

    private Curvatures() {}

    /**
     * Measures; the network's weights are as before when it is done.
     *
     * @param batchSize images a batch in training: batch statistics are taken over as many, if that is not more than fit in an evaluation
     * @param hessianImages images behind the Hessian at most
     */
    public static Curvature of(Network network, TrainingData data, int batchSize, int hessianImages) {
        try (PointerScope scope = new PointerScope()) {
            int batch =
                    Math.min(batchSize, Evaluation.batch(data.train().images().side()));
            LossSurface whole = surface(network, data, batch, GRADIENT_IMAGES);
            LossSurface some = surface(network, data, batch, hessianImages);
            double loss = whole.loss();
            double gradient = Norms.of(whole.gradient());
            Lanczos ends = Lanczos.of(some::hessianTimes, some.dimension(), Seeds.derive(0, "curvature", 0));
            return new Curvature(
                    loss,
                    gradient,
                    ends.largest().value(),
                    ends.largest().error(),
                    ends.smallest().value(),
                    ends.smallest().error(),
                    sharpness(some, ends.direction()),
                    whole.images(),
                    some.images());
        }
    }

    /** Whole batches where there is one: a small rest would have statistics of its own. */
    private static LossSurface surface(Network network, TrainingData data, int batch, int most) {
        int count = Math.min(most, data.train().images().count());
        int even = count == data.train().images().count() || count < batch ? count : count - count % batch;
        return new LossSurface(network, data, TrainingData.sample(data.train().images(), even), batch);
    }

    /** The largest rise of the loss along a unit vector, either way. */
    private static double sharpness(LossSurface surface, Tensor direction) {
        Tensor begin = surface.point();
        double here = surface.loss();
        double ball = BALL * Norms.of(begin);
        double highest = here;
        try {
            for (double station : STATIONS) {
                try (PointerScope scope = new PointerScope()) {
                    surface.move(begin.add(direction.mul(new Scalar(station * ball))));
                    double loss = surface.loss();
                    highest = Double.isNaN(loss) ? Double.NaN : Math.max(highest, loss);
                }
            }
        } finally {
            surface.move(begin);
        }
        return highest - here;
    }
}
