package dev.kasus.nets.lint.ends;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.Softmax;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Subject;
import java.util.List;

/** What stands behind the layers that give the answer. */
final class Answers {
    private Answers() {}

    /** Softmaxes that no attention takes. */
    static List<Node> softmaxes(Subject subject) {
        return subject.nodes().stream()
                .filter(node -> node.operation() instanceof Softmax)
                .filter(node -> !subject.topology().isGate(node))
                .toList();
    }

    static boolean isSigmoid(Node node) {
        return node.operation() instanceof Activation activation
                && activation.function().isSigmoid();
    }

    static boolean isSoftmax(Node node) {
        return node.operation() instanceof Softmax;
    }

    /** Whether a layer's output is an end of the network, but for what only changes its shape. */
    static boolean isEnd(Topology topology, Node node) {
        return topology.consumers(node).isEmpty()
                || topology.consumers(node).stream()
                        .allMatch(next -> Topology.isPassage(next) && isEnd(topology, next));
    }
}
