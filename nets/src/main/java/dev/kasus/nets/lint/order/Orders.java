package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Topology;
import java.util.List;

/** Kinds of layers as the lints of this package see them. */
final class Orders {
    private Orders() {}

    static boolean isBatchNorm(Node node) {
        return node.operation() instanceof Operation.Norm norm && norm.kind() == NormKind.BATCH;
    }

    static boolean isNorm(Node node) {
        return node.operation() instanceof Operation.Norm;
    }

    static boolean isActivation(Node node) {
        return node.operation() instanceof Operation.Activation;
    }

    static boolean isDropout(Node node) {
        return node.operation() instanceof Operation.Dropout dropout && dropout.rate() > 0;
    }

    /** The one layer that takes a layer's output; null if there is none or several. */
    static @org.jspecify.annotations.Nullable Node only(Topology topology, Node node) {
        List<Node> consumers = topology.consumers(node);
        return consumers.size() == 1 ? consumers.get(0) : null;
    }

    /** Whether dropout leaves out whole paths of a residual block, as stochastic depth does. */
    static boolean isStochasticDepth(Topology topology, Node dropout) {
        Node next = only(topology, dropout);
        return next != null && next.operation() instanceof Operation.Join;
    }
}
