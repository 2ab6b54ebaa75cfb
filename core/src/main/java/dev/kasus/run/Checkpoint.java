package dev.kasus.run;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a training needs to go on as if it had never stopped, taken at the end of an epoch; or, at step 0, only the
 * weights that another training begins with.
 *
 * @param epoch epochs completed
 * @param step steps completed
 * @param values scalars by name, such as the best validation accuracy so far
 * @param tensors weights, statistics and optimiser states by name
 */
public record Checkpoint(int epoch, long step, Map<String, String> values, Map<String, Tensor> tensors) {
    /** The value that says whether the training came to its end with it. */
    public static final String COMPLETE = "complete";

    /** The value that names the run whose weights a training begins with. */
    private static final String WEIGHTS_OF = "weights-of";

    /** Copies the maps, keeping their order. */
    public Checkpoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Whether nothing is left to train. */
    public boolean isComplete() {
        return Boolean.parseBoolean(values.get(COMPLETE));
    }

    /** The weights of this checkpoint for another training to begin with, at step 0 and without what an optimiser has gathered. */
    public Checkpoint firstWeights(String run) {
        return new Checkpoint(0, 0, Map.of(WEIGHTS_OF, run + ", epoch " + epoch), tensors);
    }

    /** Whether it has only weights to begin with. */
    public boolean isFirstWeights() {
        return step == 0 && values.containsKey(WEIGHTS_OF);
    }

    /** The run and epoch that {@link #firstWeights} are of; empty for every other checkpoint. */
    public String weightsOf() {
        return isFirstWeights() ? values.getOrDefault(WEIGHTS_OF, "") : "";
    }

    /** The same where there is more to train: the end of one run is where another begins. */
    public Checkpoint unfinished() {
        Map<String, String> open = new LinkedHashMap<>(values);
        open.remove(COMPLETE);
        return new Checkpoint(epoch, step, open, tensors);
    }

    /**
     * An array of numbers, outside of any engine.
     *
     * @param type of its elements
     * @param shape lengths of its dimensions; empty for a scalar
     * @param bytes its elements, little-endian, row by row; position 0 to limit
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tensor(Type type, long[] shape, ByteBuffer bytes) {}

    /** Element types. */
    public enum Type {
        /** 32-bit float. */
        F32(4),
        /** 64-bit float. */
        F64(8),
        /** 64-bit integer. */
        I64(8),
        /** Unsigned byte. */
        U8(1);

        private final int size;

        Type(int size) {
            this.size = size;
        }

        /** Bytes an element. */
        public int size() {
            return size;
        }
    }
}
