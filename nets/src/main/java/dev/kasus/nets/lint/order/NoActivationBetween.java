package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Pool;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two layers with weights, one behind the other, with nothing between them that bends: they are one linear map. */
public final class NoActivationBetween implements Lint {
    private static final Advice ADVICE = new Advice(
            "Put an activation between them, or leave one of them out.",
            "layers.Conv2D(filters, 3, activation=\"relu\")",
            "nn.Conv2d(inputs, filters, 3), nn.ReLU()",
            "- conv: {filters: 32}\n- relu");

    @Override
    public String id() {
        return "no-activation-between";
    }

    @Override
    public String title() {
        return "No activation between layers";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = new ArrayList<>();
        for (Node node : subject.nodes()) {
            Node next = node.isWeighted() ? following(topology, node) : null;
            if (next != null && isWasted(node, next)) {
                found.add(node);
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        "Behind " + Names.told(found)
                                + " the next layer with weights follows without an activation: both together are one linear map and learn no more than one of them.",
                        ADVICE));
    }

    /** The next layer with weights, if the way there is a single one without a bend; null if not. */
    private static @org.jspecify.annotations.Nullable Node following(Topology topology, Node start) {
        Node node = Orders.only(topology, start);
        while (node != null && !node.isWeighted() && isLinear(node)) {
            node = Orders.only(topology, node);
        }
        return node != null && node.isWeighted() ? node : null;
    }

    private static boolean isLinear(Node node) {
        return Orders.isBatchNorm(node)
                || Topology.isPassage(node)
                || node.operation() instanceof Operation.Dropout
                || node.operation() instanceof Operation.Scaling
                || node.operation() instanceof Operation.Pad
                || (node.operation() instanceof Pool pool && pool.kind() == PoolKind.AVERAGE)
                || (node.operation() instanceof Operation.GlobalPool pool && pool.kind() == PoolKind.AVERAGE);
    }

    /** Whether the pair is not a way to save weights: a depthwise part, a narrow middle, a large kernel in two strips. */
    private static boolean isWasted(Node first, Node second) {
        if (isPart(first) || isPart(second)) {
            return false;
        }
        long middle = Subject.width(first);
        long in = first.operation() instanceof Conv conv ? conv.inputs() : inputs(first);
        long out = Subject.width(second);
        return middle > 0 && in > 0 && out > 0 && middle >= Math.min(in, out);
    }

    private static boolean isPart(Node node) {
        return node.operation() instanceof Conv conv
                && (conv.groups() > 1
                        || conv.transposed()
                        || conv.window().kernelHeight() != conv.window().kernelWidth());
    }

    private static long inputs(Node node) {
        return node.operation() instanceof Operation.Dense dense ? dense.inputs() : -1;
    }
}
