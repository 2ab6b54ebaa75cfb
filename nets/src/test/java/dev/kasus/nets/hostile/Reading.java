package dev.kasus.nets.hostile;

import dev.kasus.nets.format.ModelFiles;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.lint.Subject;
import dev.kasus.nets.lint.catalog.Lints;
import java.nio.file.Path;
import java.util.Optional;

/** All that {@code kasus lint} reads of a file. */
final class Reading {
    private Reading() {}

    static void everything(Path file) {
        Network network = ModelFiles.read(file, new Unsaid(3, 32));
        Lints.of(Subject.of(network, Optional.empty()));
        for (Node node : network.nodes()) {
            for (TensorRef tensor : node.weights().values()) {
                network.weights().read(tensor);
            }
        }
    }
}
