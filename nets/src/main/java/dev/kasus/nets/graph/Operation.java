package dev.kasus.nets.graph;

import java.util.List;

/** What a layer does, whatever its framework calls it. */
public sealed interface Operation {

    /** Which of many numbers a pooling keeps. */
    enum PoolKind {
        MAX,
        AVERAGE
    }

    /** Over what a norm takes its mean and variance. */
    enum NormKind {
        BATCH,
        LAYER,
        GROUP,
        INSTANCE,
        LOCAL_RESPONSE,
        OTHER
    }

    /** How paths come together. */
    enum JoinKind {
        ADD,
        MULTIPLY,
        CONCAT,
        OTHER
    }

    /** Where images come in. */
    record Input() implements Operation {}

    /**
     * A convolution.
     *
     * @param inputs channels that come in; -1 if that is not known
     */
    record Conv(Window window, long filters, long inputs, long groups, boolean bias, boolean transposed)
            implements Operation {
        /** Whether every channel is filtered by itself. */
        public boolean isDepthwise() {
            return groups > 1 && groups == inputs;
        }
    }

    /**
     * Every output sees every input.
     *
     * @param inputs numbers that come in; -1 if that is not known
     */
    record Dense(long units, long inputs, boolean bias) implements Operation {}

    /** The largest or the mean of each window. */
    record Pool(PoolKind kind, Window window) implements Operation {}

    /**
     * Pooling to a fixed number of places.
     *
     * @param height rows of the result
     * @param width columns of the result
     * @param flat whether a row of numbers comes out
     */
    record GlobalPool(PoolKind kind, long height, long width, boolean flat) implements Operation {}

    /** Numbers brought to mean 0 and variance 1. */
    record Norm(NormKind kind, double epsilon) implements Operation {}

    /** One function on every number. */
    record Activation(Function function) implements Operation {}

    /**
     * Numbers become shares of one.
     *
     * @param axis over which they add up to one, without the batch; -1 for the last
     */
    record Softmax(int axis) implements Operation {}

    /**
     * In training, numbers are zeroed at random.
     *
     * @param channels whether whole channels are
     */
    record Dropout(double rate, boolean channels) implements Operation {}

    /** An image becomes a row. */
    record Flatten() implements Operation {}

    /**
     * The same numbers in another shape or order.
     *
     * @param sizes the new shape without the batch; -1 for what is left; none if it is not known
     */
    record Reshape(List<Long> sizes) implements Operation {
        /** Copies the list. */
        public Reshape {
            sizes = List.copyOf(sizes);
        }
    }

    /** Several paths become one. */
    record Join(JoinKind kind, int axis) implements Operation {}

    /** Something is added around an image; negative numbers cut. */
    record Pad(long top, long left, long bottom, long right) implements Operation {}

    /**
     * An image is made larger or smaller.
     *
     * @param height factor; 0 if the size is given
     */
    record Resize(double height, double width, long rows, long columns) implements Operation {}

    /** Numbers are moved and scaled by constants. */
    record Scaling() implements Operation {}

    /** A trained number for each channel is added or multiplied. */
    record TrainedScaling() implements Operation {}

    /** Images are changed at random, in training only. */
    record Augmentation() implements Operation {}

    /** Every place looks at every other. */
    record Attention(long heads) implements Operation {}

    /** A number that no image changes. */
    record Constant() implements Operation {}

    /** Something else. */
    record Other() implements Operation {}
}
