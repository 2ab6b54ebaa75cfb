package dev.kasus.torch.network;

import static org.bytedeco.pytorch.global.torch.*;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.AveragePool;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Elu;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.Gelu;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.InstanceNorm;
import dev.kasus.recipe.model.Layer.LayerNorm;
import dev.kasus.recipe.model.Layer.LeakyRelu;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Layer.Prelu;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Selu;
import dev.kasus.recipe.model.Layer.Sigmoid;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.Tanh;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.torch.network.Network.Operation;
import dev.kasus.torch.network.RunningStatistics.Moments;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The libtorch call of each kind of layer. Native arguments are made once and belong to the scope that the network is
 * made in.
 */
public final class Operations {
    /** Inside the root, as in the paper: a filter of equal weights then has a gradient, too. */
    private static final double LEAST_VARIANCE = 1e-10;

    private final ParameterStore parameters;

    private final TensorOptional none = new TensorOptional();

    Operations(ParameterStore parameters) {
        this.parameters = parameters;
    }

    /** The operation of a layer other than a residual block. */
    Operation of(Layer layer) {
        if (layer instanceof Conv conv) {
            return conv(conv);
        } else if (layer instanceof Dense dense) {
            Tensor weight = weight(dense);
            TensorOptional bias = dense.bias() ? optional(dense, "bias") : none;
            return (x, mode) -> linear(x, weight, bias);
        } else if (layer instanceof Layer.Norm norm) {
            return norm(norm);
        } else if (layer instanceof Layer.Activation activation) {
            return activation(activation);
        } else if (layer instanceof MaxPool pool) {
            return maxPool(pool);
        } else if (layer instanceof AveragePool pool) {
            return averagePool(pool);
        } else if (layer instanceof GlobalAveragePool) {
            return (x, mode) -> x.mean(2, 3);
        } else if (layer instanceof Flatten) {
            return (x, mode) -> x.flatten(1, -1);
        } else if (layer instanceof Dropout dropout) {
            return (x, mode) -> dropped(x, dropout.rate(), mode.dropout(), x);
        } else if (layer instanceof SpatialDropout dropout) {
            return (x, mode) -> dropped(x, dropout.rate(), mode.dropout(), null);
        }
        throw new IllegalArgumentException("no operation for " + layer);
    }

    private Operation conv(Conv conv) {
        Supplier<Tensor> weight = weights(conv);
        TensorOptional bias = conv.bias() ? optional(conv, "bias") : none;
        long[] stride = {conv.stride(), conv.stride()};
        long[] padding = {Shapes.padding(conv), Shapes.padding(conv)};
        long[] dilation = {conv.dilation(), conv.dilation()};
        if (conv.kernel() == 1 && conv.stride() > 1 && Shapes.padding(conv) == 0) {
            // Only every n-th pixel is seen. Left to itself, oneDNN picks them out eight channels at a time and writes
            // beyond
            // its buffer where there are fewer, which ends the process.
            long[] one = {1, 1};
            return (x, mode) ->
                    conv2d(everyNthPixel(x, conv.stride()), weight.get(), bias, one, padding, dilation, conv.groups());
        }
        return (x, mode) -> conv2d(x, weight.get(), bias, stride, padding, dilation, conv.groups());
    }

    /** The weights that a convolution works with. */
    private Supplier<Tensor> weights(Conv conv) {
        Tensor weight = weight(conv);
        if (!conv.standardized()) {
            return () -> weight;
        }
        Scalar epsilon = new Scalar(LEAST_VARIANCE);
        return () -> {
            Tensor centred = weight.sub(weight.mean(1, 2, 3).view(-1, 1, 1, 1));
            Tensor variance = centred.square().mean(1, 2, 3).view(-1, 1, 1, 1);
            return centred.div(variance.add(epsilon).sqrt());
        };
    }

    private static Tensor everyNthPixel(Tensor x, int stride) {
        LongOptional none = new LongOptional();
        return x.slice(2, none, none, stride).slice(3, none, none, stride);
    }

    private Operation norm(Layer.Norm norm) {
        TensorOptional scale = optional(norm, "weight");
        TensorOptional shift = optional(norm, "bias");
        if (norm instanceof BatchNorm batch) {
            return (x, mode) -> batchNorm(batch, x, mode, scale, shift);
        } else if (norm instanceof GroupNorm group) {
            return (x, mode) -> group_norm(x, group.groups(), scale, shift, group.epsilon(), true);
        } else if (norm instanceof LayerNorm layer) {
            // One group over all channels and pixels is layer normalisation with a scale and a shift per channel.
            return (x, mode) -> group_norm(x, 1, scale, shift, layer.epsilon(), true);
        }
        InstanceNorm instance = (InstanceNorm) norm;
        return (x, mode) -> instance_norm(x, scale, shift, none, none, true, 0, instance.epsilon(), false);
    }

    private Tensor batchNorm(BatchNorm norm, Tensor x, ForwardMode mode, TensorOptional scale, TensorOptional shift) {
        if (mode.norm() == ForwardMode.Norm.BATCH) {
            return batch_norm(x, scale, shift, none, none, true, 0, norm.epsilon(), false);
        }
        Moments moments = mode.statistics().of(norm.name());
        boolean learning = mode.norm() == ForwardMode.Norm.LEARNING;
        return batch_norm(
                x,
                scale,
                shift,
                moments.forMean(),
                moments.forVariance(),
                learning,
                norm.momentum(),
                norm.epsilon(),
                false);
    }

    private Operation activation(Layer.Activation activation) {
        if (activation instanceof Relu) {
            return (x, mode) -> torch.relu(x);
        } else if (activation instanceof LeakyRelu leaky) {
            Scalar slope = new Scalar(leaky.slope());
            return (x, mode) -> leaky_relu(x, slope);
        } else if (activation instanceof Prelu) {
            Tensor slope = weight(activation);
            return (x, mode) -> prelu(x, slope);
        } else if (activation instanceof Elu elu) {
            Scalar alpha = new Scalar(elu.alpha());
            Scalar one = new Scalar(1.0);
            return (x, mode) -> torch.elu(x, alpha, one, one);
        } else if (activation instanceof Selu) {
            return (x, mode) -> torch.selu(x);
        } else if (activation instanceof Gelu) {
            return (x, mode) -> torch.gelu(x);
        } else if (activation instanceof Sigmoid) {
            return (x, mode) -> torch.sigmoid(x);
        } else if (activation instanceof Tanh) {
            return (x, mode) -> torch.tanh(x);
        }
        Scalar theta = new Scalar(((ThresholdedRelu) activation).theta());
        Scalar zero = new Scalar(0.0);
        return (x, mode) -> threshold(x, theta, zero);
    }

    private static Operation maxPool(MaxPool pool) {
        long[] size = {pool.size(), pool.size()};
        long stride = pool.stride() == null ? pool.size() : pool.stride();
        long[] strides = {stride, stride};
        long[] padding = {pool.padding(), pool.padding()};
        long[] dilation = {1, 1};
        return (x, mode) -> max_pool2d(x, size, strides, padding, dilation, false);
    }

    private static Operation averagePool(AveragePool pool) {
        long[] size = {pool.size(), pool.size()};
        long stride = pool.stride() == null ? pool.size() : pool.stride();
        long[] strides = {stride, stride};
        long[] padding = {pool.padding(), pool.padding()};
        LongOptional divisor = new LongOptional();
        return (x, mode) -> avg_pool2d(x, size, strides, padding, false, true, divisor);
    }

    /** Inverted dropout, of every number of {@code like} or, without it, of whole channels. */
    private static Tensor dropped(
            Tensor x,
            double rate,
            @org.jspecify.annotations.Nullable Generator generator,
            @org.jspecify.annotations.Nullable Tensor like) {
        if (generator == null || rate == 0) {
            return x;
        }
        Tensor mask = like != null ? empty_like(like) : empty(x.size(0), x.size(1), 1, 1);
        mask.bernoulli_(1 - rate, new GeneratorOptional(generator)).div_(new Scalar(1 - rate));
        return x.mul(mask);
    }

    private Tensor weight(Layer layer) {
        return parameters.get(layer.name() + ".weight");
    }

    private TensorOptional optional(Layer layer, String part) {
        return new TensorOptional(parameters.get(layer.name() + "." + part));
    }
}
