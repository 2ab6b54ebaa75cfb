package dev.kasus.nets.graph;

import java.util.Optional;

/** The numbers of a network, read when somebody asks for them. */
@FunctionalInterface
public interface Weights {
    /** A file without numbers. */
    Weights NONE = tensor -> Optional.empty();

    /** The numbers of a tensor, in the order of its file; nothing if they cannot be had. */
    Optional<float[]> read(TensorRef tensor);
}
