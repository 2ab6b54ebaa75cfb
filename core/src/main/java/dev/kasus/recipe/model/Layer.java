package dev.kasus.recipe.model;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One layer of a {@link Model}. Images are batch x channels x height x width. */
public sealed interface Layer {

    /** Unique in the model; empty until the model has named it. */
    String name();

    /** This layer under another name. */
    Layer named(String name);

    /** How a recipe writes this layer's kind: {@code conv}, {@code batch-norm}, {@code relu}. */
    default String kind() {
        return Kinds.name(getClass());
    }

    /** A layer that has weights to initialise. */
    sealed interface Weighted extends Layer permits Conv, Dense {
        /** Its own initialisation, or null for the model's. */
        @Nullable
        Init init();

        /** Whether it has biases. */
        boolean bias();

        /** What every bias is before training. */
        double biasInit();

        /** This layer with a bias or without one. */
        Weighted withBias(boolean other);

        /** This layer with weights and biases that start otherwise. */
        Weighted startingFrom(@Nullable Init otherInit, double otherBiasInit);
    }

    /** A layer that normalises its input. */
    sealed interface Norm extends Layer permits BatchNorm, GroupNorm, LayerNorm, InstanceNorm {}

    /** A layer that applies one function to every number. */
    sealed interface Activation extends Layer
            permits Relu, LeakyRelu, Prelu, Elu, Selu, Gelu, Sigmoid, Tanh, ThresholdedRelu {}

    /**
     * 2-D convolution.
     *
     * @param filters output channels
     * @param kernel side of the square kernel
     * @param groups input channels are divided into so many groups that do not mix
     * @param biasInit what every bias is before training; without a bias it says nothing
     * @param standardized whether it works with its weights standardised, filter by filter (arXiv 1903.10520): less their mean, over their standard deviation
     */
    record Conv(
            @Default("") String name,
            @Range(min = 1, max = 65_536) int filters,
            @Default("3") @Range(min = 1, max = 255) int kernel,
            @Default("1") @Range(min = 1, max = 255) int stride,
            @Default("same") Padding padding,
            @Default("1") @Range(min = 1, max = 255) int dilation,
            @Default("1") @Range(min = 1, max = 65_536) int groups,
            @Default("true") boolean bias,
            @Default("0") double biasInit,
            @Default("false") boolean standardized,
            @Nullable Init init)
            implements Weighted {
        /** A convolution that works with its weights as they are and whose biases start at 0. */
        public Conv(
                String name,
                int filters,
                int kernel,
                int stride,
                Padding padding,
                int dilation,
                int groups,
                boolean bias,
                @Nullable Init init) {
            this(name, filters, kernel, stride, padding, dilation, groups, bias, 0, false, init);
        }

        @Override
        public Conv named(String other) {
            return new Conv(
                    other, filters, kernel, stride, padding, dilation, groups, bias, biasInit, standardized, init);
        }

        @Override
        public Conv withBias(boolean other) {
            return new Conv(
                    name, filters, kernel, stride, padding, dilation, groups, other, biasInit, standardized, init);
        }

        @Override
        public Conv startingFrom(@Nullable Init otherInit, double otherBiasInit) {
            return new Conv(
                    name,
                    filters,
                    kernel,
                    stride,
                    padding,
                    dilation,
                    groups,
                    bias,
                    otherBiasInit,
                    standardized,
                    otherInit);
        }

        /** This convolution with its weights standardised. */
        public Conv withStandardizedWeights() {
            return new Conv(name, filters, kernel, stride, padding, dilation, groups, bias, biasInit, true, init);
        }
    }

    /**
     * Fully connected layer over a flat input.
     *
     * @param units outputs; left out, one per class
     * @param biasInit what every bias is before training; without a bias it says nothing
     */
    record Dense(
            @Default("") String name,
            @Nullable @Range(min = 1, max = 1_048_576) Integer units,
            @Default("true") boolean bias,
            @Default("0") double biasInit,
            @Nullable Init init)
            implements Weighted {
        /** A dense layer whose biases start at 0. */
        public Dense(String name, @Nullable Integer units, boolean bias, @Nullable Init init) {
            this(name, units, bias, 0, init);
        }

        @Override
        public Dense named(String other) {
            return new Dense(other, units, bias, biasInit, init);
        }

        @Override
        public Dense withBias(boolean other) {
            return new Dense(name, units, other, biasInit, init);
        }

        @Override
        public Dense startingFrom(@Nullable Init otherInit, double otherBiasInit) {
            return new Dense(name, units, bias, otherBiasInit, otherInit);
        }
    }

    /**
     * Batch normalisation (arXiv 1502.03167): by the batch's statistics in training, by running ones in validation.
     *
     * @param momentum weight of the newest batch in the running statistics (PyTorch's convention; Keras's is 1 minus this)
     * @param epsilon added to the variance
     */
    record BatchNorm(
            @Default("") String name,
            @Default("0.1") @Range(min = 0, max = 1) double momentum,

            @Default("1e-5") @Range(min = 0, minIncluded = false)
            double epsilon)
            implements Norm {
        @Override
        public BatchNorm named(String other) {
            return new BatchNorm(other, momentum, epsilon);
        }
    }

    /** Group normalisation (arXiv 1803.08494): each image by itself, channels in groups. */
    record GroupNorm(
            @Default("") String name,
            @Default("8") @Range(min = 1, max = 65_536) int groups,

            @Default("1e-5") @Range(min = 0, minIncluded = false)
            double epsilon)
            implements Norm {
        @Override
        public GroupNorm named(String other) {
            return new GroupNorm(other, groups, epsilon);
        }
    }

    /** Layer normalisation (arXiv 1607.06450): each image by itself, over all channels and pixels, scale and shift per channel. */
    record LayerNorm(
            @Default("") String name,

            @Default("1e-5") @Range(min = 0, minIncluded = false)
            double epsilon) implements Norm {
        @Override
        public LayerNorm named(String other) {
            return new LayerNorm(other, epsilon);
        }
    }

    /** Instance normalisation (arXiv 1607.08022): each image and channel by itself. */
    record InstanceNorm(
            @Default("") String name,

            @Default("1e-5") @Range(min = 0, minIncluded = false)
            double epsilon) implements Norm {
        @Override
        public InstanceNorm named(String other) {
            return new InstanceNorm(other, epsilon);
        }
    }

    /** max(0, x). */
    record Relu(@Default("") String name) implements Activation {
        @Override
        public Relu named(String other) {
            return new Relu(other);
        }
    }

    /** x above zero, slope times x below. */
    record LeakyRelu(
            @Default("") String name,
            @Default("0.01") @Range(min = 0, max = 1) double slope) implements Activation {
        @Override
        public LeakyRelu named(String other) {
            return new LeakyRelu(other, slope);
        }
    }

    /** LeakyReLU with a slope per channel that is learnt (arXiv 1502.01852). */
    record Prelu(@Default("") String name, @Default("0.25") double slope) implements Activation {
        @Override
        public Prelu named(String other) {
            return new Prelu(other, slope);
        }
    }

    /** x above zero, alpha (e^x - 1) below (arXiv 1511.07289). */
    record Elu(
            @Default("") String name,
            @Default("1.0") @Range(min = 0) double alpha) implements Activation {
        @Override
        public Elu named(String other) {
            return new Elu(other, alpha);
        }
    }

    /** Scaled ELU (arXiv 1706.02515). */
    record Selu(@Default("") String name) implements Activation {
        @Override
        public Selu named(String other) {
            return new Selu(other);
        }
    }

    /** x times the normal distribution function of x (arXiv 1606.08415), exact. */
    record Gelu(@Default("") String name) implements Activation {
        @Override
        public Gelu named(String other) {
            return new Gelu(other);
        }
    }

    /** 1/(1 + e^-x). */
    record Sigmoid(@Default("") String name) implements Activation {
        @Override
        public Sigmoid named(String other) {
            return new Sigmoid(other);
        }
    }

    /** Hyperbolic tangent. */
    record Tanh(@Default("") String name) implements Activation {
        @Override
        public Tanh named(String other) {
            return new Tanh(other);
        }
    }

    /** x above theta, 0 elsewhere: no gradient below theta. */
    record ThresholdedRelu(
            @Default("") String name,
            @Default("1.0") @Range(min = 0) double theta) implements Activation {
        @Override
        public ThresholdedRelu named(String other) {
            return new ThresholdedRelu(other, theta);
        }
    }

    /**
     * The largest of each window.
     *
     * @param stride left out, the size
     */
    record MaxPool(
            @Default("") String name,
            @Default("2") @Range(min = 1, max = 255) int size,
            @Nullable @Range(min = 1, max = 255) Integer stride,
            @Default("0") @Range(min = 0, max = 127) int padding)
            implements Layer {
        @Override
        public MaxPool named(String other) {
            return new MaxPool(other, size, stride, padding);
        }
    }

    /**
     * The mean of each window.
     *
     * @param stride left out, the size
     */
    record AveragePool(
            @Default("") String name,
            @Default("2") @Range(min = 1, max = 255) int size,
            @Nullable @Range(min = 1, max = 255) Integer stride,
            @Default("0") @Range(min = 0, max = 127) int padding)
            implements Layer {
        @Override
        public AveragePool named(String other) {
            return new AveragePool(other, size, stride, padding);
        }
    }

    /** The mean of each channel. */
    record GlobalAveragePool(@Default("") String name) implements Layer {
        @Override
        public GlobalAveragePool named(String other) {
            return new GlobalAveragePool(other);
        }
    }

    /**
     * In training, numbers are zeroed at random and the others scaled up (Srivastava et al., JMLR 2014).
     *
     * @param rate probability of zero
     */
    record Dropout(
            @Default("") String name,

            @Default("0.5") @Range(min = 0, max = 1, maxIncluded = false)
            double rate) implements Layer {
        @Override
        public Dropout named(String other) {
            return new Dropout(other, rate);
        }
    }

    /**
     * Dropout of whole channels (arXiv 1411.4280).
     *
     * @param rate probability of zero
     */
    record SpatialDropout(
            @Default("") String name,

            @Default("0.2") @Range(min = 0, max = 1, maxIncluded = false)
            double rate) implements Layer {
        @Override
        public SpatialDropout named(String other) {
            return new SpatialDropout(other, rate);
        }
    }

    /** Channels, height and width become one row. */
    record Flatten(@Default("") String name) implements Layer {
        @Override
        public Flatten named(String other) {
            return new Flatten(other);
        }
    }

    /**
     * The sum of two paths (arXiv 1512.03385). What follows the sum, such as a ReLU, is a layer of its own.
     *
     * @param body the layers of the main path
     * @param shortcut the layers of the other; empty for the identity
     */
    record Residual(
            @Default("") String name,
            List<Layer> body,
            @Default("[]") List<Layer> shortcut) implements Layer {
        /** Copies the lists. */
        public Residual {
            body = List.copyOf(body);
            shortcut = List.copyOf(shortcut);
        }

        @Override
        public Residual named(String other) {
            return new Residual(other, body, shortcut);
        }
    }
}
