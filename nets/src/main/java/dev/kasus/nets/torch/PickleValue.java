package dev.kasus.nets.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pickle holds beside numbers, texts, lists and maps; nothing of it is ever called. */
sealed interface PickleValue {

    /** Nothing: Python's None. */
    enum None implements PickleValue {
        NONE
    }

    /** A class or function that a pickle names. */
    record Global(String module, String name) implements PickleValue {
        String full() {
            return module + "." + name;
        }
    }

    /** An object that Python would make by calling something. */
    final class Made implements PickleValue {
        private final Global maker;
        private final List<?> arguments;
        private @Nullable Object state;

        Made(Global maker, List<?> arguments) {
            this.maker = maker;
            this.arguments = arguments;
        }

        Global maker() {
            return maker;
        }

        List<?> arguments() {
            return arguments;
        }

        @Nullable
        Object state() {
            return state;
        }

        void state(Object other) {
            state = other;
        }
    }

    /** Something that the pickle says lies elsewhere: a storage of numbers. */
    record Elsewhere(List<?> what) implements PickleValue {}

    /**
     * A tensor.
     *
     * @param storage which storage its numbers lie in
     * @param type the storage's class, such as {@code FloatStorage}
     * @param offset of its first number
     */
    record Tensor(String storage, String type, long offset, List<Long> sizes, List<Long> strides)
            implements PickleValue {
        /** Copies the lists. */
        public Tensor {
            sizes = List.copyOf(sizes);
            strides = List.copyOf(strides);
        }

        /** Whether its numbers lie one after the other. */
        boolean isContiguous() {
            long expected = 1;
            for (int i = sizes.size() - 1; i >= 0; i--) {
                if (i < strides.size() && sizes.get(i) != 1 && strides.get(i) != expected) {
                    return false;
                }
                expected *= Math.max(1, sizes.get(i));
            }
            return true;
        }
    }
}
