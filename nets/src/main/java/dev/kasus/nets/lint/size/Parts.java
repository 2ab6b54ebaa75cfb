package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;
import dev.kasus.nets.graph.Operation.Flatten;
import dev.kasus.nets.graph.Operation.GlobalPool;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Subject;
import java.util.List;

/** Parts of a network that several lints of this package look at. */
final class Parts {
    private Parts() {}

    /** Convolutions that see more than one pixel. */
    static List<Node> spatialConvs(Subject subject) {
        return subject.nodes().stream()
                .filter(node ->
                        node.operation() instanceof Conv conv && !conv.window().isPoint())
                .toList();
    }

    /** Dense layers that take a map of several places as one row. */
    static List<Node> flattenedDense(Subject subject) {
        // Where places look at each other, they are put into rows for other reasons.
        if (subject.nodes().stream().anyMatch(node -> node.operation() instanceof Operation.Attention)) {
            return List.of();
        }
        return subject.nodes().stream()
                .filter(node -> node.operation() instanceof Dense)
                .filter(node -> !flattenings(subject.topology(), node).isEmpty())
                .toList();
    }

    /** The flattenings of maps of several places that a dense layer's input comes from. */
    static List<Node> flattenings(Topology topology, Node dense) {
        return topology
                .previous(
                        dense,
                        node -> node.operation() instanceof Flatten,
                        node -> !node.isWeighted() && !(node.operation() instanceof GlobalPool))
                .stream()
                .filter(flatten -> topology.inputShape(flatten).isImage()
                        && topology.inputShape(flatten).places() > 1)
                .filter(flatten -> topology.inputShape(flatten).numbers()
                        == flatten.output().numbers())
                .toList();
    }

    /** The means over the whole map that are the network's own, none of a gate. */
    static List<Node> finalPools(Subject subject) {
        Topology topology = subject.topology();
        return subject.nodes().stream()
                .filter(node -> node.operation() instanceof GlobalPool)
                .filter(pool -> topology.next(
                                pool,
                                node -> node.operation() instanceof Conv conv
                                        && !conv.window().isPoint(),
                                node -> true)
                        .isEmpty())
                .filter(pool -> topology.next(pool, Node::isWeighted, node -> true).stream()
                                .allMatch(subject.heads()::contains)
                        || topology.next(pool, Node::isWeighted, node -> true).stream()
                                .noneMatch(node -> node.operation() instanceof Conv))
                .toList();
    }

    /** Whether a network has many hidden layers. */
    static long weightedLayers(Subject subject) {
        return subject.nodes().stream().filter(Node::isWeighted).count();
    }

    static boolean hasDense(Node node) {
        return node.operation() instanceof Operation.Dense;
    }
}
