package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A hidden layer that hands on fewer numbers than there are classes, and no way around it. */
public final class Bottleneck implements Lint {
    private static final int FEWEST_CLASSES = 3;
    private static final Advice ADVICE =
            Advice.of("Make the layer at least as wide as there are classes, better several times as wide.");

    @Override
    public String id() {
        return "bottleneck";
    }

    @Override
    public String title() {
        return "Fewer numbers than classes";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        long classes = subject.classes();
        if (classes < FEWEST_CLASSES) {
            return Optional.empty();
        }
        Node head = subject.heads().get(0);
        List<Node> found = subject.nodes().stream()
                .filter(node -> node.isWeighted() && !node.equals(head))
                .filter(node -> handedOn(node) >= 0 && handedOn(node) < classes)
                .filter(node -> isOnlyWay(subject.topology(), node, head))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        Names.told(found) + " hands on " + handedOn(found.get(0)) + " numbers for each image, but "
                                + classes
                                + " classes are to be told by them: what does not go through is lost for all layers behind.",
                        ADVICE));
    }

    private static long handedOn(Node node) {
        Shape out = node.output();
        return node.operation() instanceof Conv || out.isFlat() ? out.numbers() : -1;
    }

    /** Whether no path goes around a layer: no way back from the answer reaches the image without it. */
    private static boolean isOnlyWay(Topology topology, Node node, Node head) {
        return topology.previous(head, it -> it.operation() instanceof Operation.Input, it -> !it.equals(node))
                        .isEmpty()
                && !topology.previous(head, node::equals, it -> true).isEmpty();
    }
}
