package dev.kasus.torch.curvature;

import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Parameter;
import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The loss of some training images as a function of the weights: mean cross-entropy without augmentation and dropout,
 * with the batch-norm statistics of each batch. Vectors have the weights in the order of the network's parameters, each row by row.
 */
final class LossSurface {
    private final Network network;
    private final TrainingData data;
    private final int[] images;
    private final int batchSize;
    private final Tensor[] weights;

    /**
     * The surface of these images, which are taken in this order in batches.
     *
     * @param batchSize images a batch; a single image at the end is left out, since it has no batch statistics
     */
    LossSurface(Network network, TrainingData data, int[] images, int batchSize) {
        boolean alone = images.length > 1 && images.length % batchSize == 1;
        this.network = network;
        this.data = data;
        this.images = alone ? Arrays.copyOf(images, images.length - 1) : images;
        this.batchSize = batchSize;
        this.weights = java.util.stream.StreamSupport.stream(
                        network.parameters().parameters().spliterator(), false)
                .map(Parameter::value)
                .toArray(Tensor[]::new);
    }

    /** Number of images that count. */
    int images() {
        return images.length;
    }

    /** How many weights there are. */
    long dimension() {
        return network.parameters().values().numel();
    }

    /** The network's weights: a new vector. */
    Tensor point() {
        try (NoGradGuard guard = new NoGradGuard()) {
            return flat(weights).clone();
        }
    }

    /** Moves the network. */
    void move(Tensor point) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor[] parts = parts(point);
            for (int i = 0; i < weights.length; i++) {
                weights[i].copy_(parts[i]);
            }
        }
    }

    /** The loss at the network's weights. */
    double loss() {
        return Evaluation.of(network, data.train(), images, data.normalizer(), mode(), batchSize)
                .loss();
    }

    /** The gradient at the network's weights. */
    Tensor gradient() {
        return sum(loss -> gradients(loss, false));
    }

    /** The Hessian at the network's weights, times a vector: the gradient of the gradient's component in that direction (Pearlmutter, 1994). */
    Tensor hessianTimes(Tensor direction) {
        Tensor[] along = parts(direction);
        return sum(loss -> {
            Tensor[] gradients = gradients(loss, true);
            Tensor slope = torch.zeros(1);
            for (int i = 0; i < gradients.length; i++) {
                slope = slope.add(gradients[i].mul(along[i]).sum());
            }
            return gradients(slope, false);
        });
    }

    private Tensor sum(Function<Tensor, Tensor[]> ofLoss) {
        Tensor sum = torch.zeros(dimension());
        for (int from = 0; from < images.length; from += batchSize) {
            int to = Math.min(images.length, from + batchSize);
            try (PointerScope scope = new PointerScope()) {
                Tensor inputs = data.normalizer().apply(data.train().pixels(images, from, to));
                Tensor loss = torch.cross_entropy_loss(
                                network.logits(inputs, mode()), data.train().labels(images, from, to))
                        .mul(new Scalar((double) (to - from) / images.length));
                Tensor[] parts = ofLoss.apply(loss);
                try (NoGradGuard guard = new NoGradGuard()) {
                    sum.add_(flat(parts));
                }
            }
        }
        return sum;
    }

    private ForwardMode mode() {
        return ForwardMode.batchStatistics(network.statistics(), ForwardHook.NONE);
    }

    /** The gradient of a number by each weight; the gradients that the training keeps stay as they are. */
    private Tensor[] gradients(Tensor number, boolean differentiable) {
        TensorVector found = torch.grad(
                new TensorVector(number),
                new TensorVector(weights),
                new TensorVector(),
                new BoolOptional(differentiable),
                differentiable,
                true);
        Tensor[] gradients = new Tensor[weights.length];
        for (int i = 0; i < gradients.length; i++) {
            Tensor gradient = found.get(i);
            gradients[i] = gradient.defined() ? gradient : torch.zeros_like(weights[i]);
        }
        return gradients;
    }

    private static Tensor flat(Tensor[] parts) {
        return torch.cat(
                new TensorVector(Arrays.stream(parts)
                        .map(part -> part.reshape(part.numel()))
                        .toArray(Tensor[]::new)),
                0);
    }

    private Tensor[] parts(Tensor vector) {
        Tensor[] parts = new Tensor[weights.length];
        long from = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = vector.narrow(0, from, weights[i].numel()).view_as(weights[i]);
            from += weights[i].numel();
        }
        return parts;
    }
}
