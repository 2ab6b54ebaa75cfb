package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A bias that the batch norm behind it takes away at once. */
public final class BiasBeforeBatchNorm implements Lint {
    private static final Advice ADVICE = new Advice(
            "Leave the bias out.",
            "layers.Conv2D(filters, 3, use_bias=False)",
            "nn.Conv2d(inputs, filters, 3, bias=False)",
            "- conv: {filters: 32, bias: false}");

    @Override
    public String id() {
        return "bias-before-batch-norm";
    }

    @Override
    public String title() {
        return "Bias before a batch norm";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> found = subject.nodes().stream()
                .filter(BiasBeforeBatchNorm::hasBias)
                .filter(node -> {
                    Node next = Orders.only(subject.topology(), node);
                    return next != null && Orders.isBatchNorm(next);
                })
                .toList();
        long wasted = found.stream()
                .mapToLong(node -> Math.max(0, Subject.width(node)))
                .sum();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.HINT,
                        Names.of(found),
                        Names.counted(found.size(), "layer") + " (" + Names.told(found) + ") ha"
                                + (found.size() == 1 ? "s" : "ve") + " " + wasted
                                + " biases that the batch norm behind takes away with the mean: they do nothing.",
                        ADVICE));
    }

    private static boolean hasBias(Node node) {
        return (node.operation() instanceof Operation.Conv conv && conv.bias())
                || (node.operation() instanceof Operation.Dense dense && dense.bias());
    }
}
