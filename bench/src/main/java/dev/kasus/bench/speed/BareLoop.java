package dev.kasus.bench.speed;

import static org.bytedeco.pytorch.global.torch.*;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;

/**
 * A training loop as one would write it by hand: functional libtorch calls on channels-last batches, libtorch's own Adam, a
 * validation pass an epoch, and nothing else. What Kasus's loop is held against.
 */
final class BareLoop {
    private final List<Tensor> parameters = new ArrayList<>();
    private final List<UnaryOperator<Tensor>> network;
    private final Recipe recipe;
    private final Shapes shapes;
    private boolean training;

    BareLoop(Recipe recipe, int classes) {
        this.recipe = recipe;
        this.shapes = recipe.shapes(classes);
        this.network = layers(recipe.model().layers());
    }

    private List<UnaryOperator<Tensor>> layers(List<Layer> layers) {
        return layers.stream().map(this::layer).toList();
    }

    private UnaryOperator<Tensor> layer(Layer layer) {
        TensorOptional none = new TensorOptional();
        if (layer instanceof Layer.Conv conv) {
            long inputs = shapes.input(conv.name()).channels();
            Tensor weight = parameter(randn(conv.filters(), inputs, conv.kernel(), conv.kernel())
                    .mul_(new Scalar(Math.sqrt(2.0 / (inputs * conv.kernel() * conv.kernel()))))
                    .contiguous(MemoryFormat.ChannelsLast));
            TensorOptional bias = conv.bias() ? new TensorOptional(parameter(zeros(conv.filters()))) : none;
            long[] stride = {conv.stride(), conv.stride()};
            long[] padding = {Shapes.padding(conv), Shapes.padding(conv)};
            return x -> conv2d(x, weight, bias, stride, padding, new long[] {1, 1}, 1);
        } else if (layer instanceof Layer.BatchNorm norm) {
            long channels = shapes.input(norm.name()).channels();
            TensorOptional scale = new TensorOptional(parameter(ones(channels)));
            TensorOptional shift = new TensorOptional(parameter(zeros(channels)));
            TensorOptional mean = new TensorOptional(zeros(channels));
            TensorOptional variance = new TensorOptional(ones(channels));
            return x -> batch_norm(x, scale, shift, mean, variance, training, 0.1, 1e-5, false);
        } else if (layer instanceof Layer.Relu) {
            return x -> relu(x);
        } else if (layer instanceof Layer.MaxPool pool) {
            return x -> max_pool2d(x, new long[] {pool.size(), pool.size()});
        } else if (layer instanceof Layer.Flatten) {
            return x -> x.flatten(1, -1);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return x -> x.mean(2, 3);
        } else if (layer instanceof Layer.Dense dense) {
            long inputs = shapes.input(dense.name()).channels();
            Tensor weight = parameter(
                    randn(shapes.output(dense.name()).channels(), inputs).mul_(new Scalar(Math.sqrt(2.0 / inputs))));
            TensorOptional bias = new TensorOptional(
                    parameter(zeros(shapes.output(dense.name()).channels())));
            return x -> linear(x, weight, bias);
        } else if (layer instanceof Layer.Residual block) {
            List<UnaryOperator<Tensor>> body = layers(block.body());
            List<UnaryOperator<Tensor>> shortcut = layers(block.shortcut());
            return x -> through(body, x).add(through(shortcut, x));
        }
        throw new IllegalArgumentException("the bare loop has no " + layer.kind());
    }

    private Tensor parameter(Tensor initial) {
        Tensor leaf = initial.detach().set_requires_grad(true);
        parameters.add(leaf);
        return leaf;
    }

    private static Tensor through(List<UnaryOperator<Tensor>> layers, Tensor input) {
        Tensor x = input;
        for (UnaryOperator<Tensor> layer : layers) {
            x = layer.apply(x);
        }
        return x;
    }

    /** Trains for some epochs. */
    void train(ImageSet train, ImageSet validation, int epochs) {
        int batchSize = recipe.training().batchSize();
        Adam adam = new Adam(
                new TensorVector(parameters.toArray(new Tensor[0])),
                new AdamOptions(recipe.training().learningRate()));
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 * train.side() * train.side() * train.channels());
        SplittableRandom random = new SplittableRandom(1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            training = true;
            int[] order = random.ints(train.count(), 0, train.count()).toArray();
            for (int from = 0; from + batchSize <= order.length; from += batchSize) {
                try (PointerScope scope = new PointerScope()) {
                    adam.zero_grad();
                    Tensor loss = cross_entropy_loss(
                            through(network, images(train, order, from, from + batchSize, buffer)),
                            labels(train, order, from, from + batchSize));
                    loss.backward();
                    adam.step();
                }
            }
            training = false;
            validate(validation, buffer);
        }
    }

    private void validate(ImageSet validation, ByteBuffer buffer) {
        int[] all = java.util.stream.IntStream.range(0, validation.count()).toArray();
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int from = 0; from < all.length; from += 256) {
                try (PointerScope scope = new PointerScope()) {
                    int to = Math.min(all.length, from + 256);
                    cross_entropy_loss(
                                    through(network, images(validation, all, from, to, buffer)),
                                    labels(validation, all, from, to))
                            .item_double();
                }
            }
        }
    }

    private static Tensor images(ImageSet images, int[] order, int from, int to, ByteBuffer buffer) {
        buffer.clear();
        for (int i = from; i < to; i++) {
            images.copy(order[i], buffer);
        }
        long[] shape = {to - from, images.side(), images.side(), images.channels()};
        Tensor raw = from_blob(new BytePointer(buffer.rewind()), shape, new TensorOptions(ScalarType.Byte));
        return raw.permute(0, 3, 1, 2)
                .to(ScalarType.Float)
                .div_(new Scalar(255.0))
                .sub_(new Scalar(0.5))
                .div_(new Scalar(0.25));
    }

    private static Tensor labels(ImageSet images, int[] order, int from, int to) {
        long[] labels = new long[to - from];
        for (int i = from; i < to; i++) {
            labels[i - from] = images.label(order[i]);
        }
        return tensor(labels);
    }
}
