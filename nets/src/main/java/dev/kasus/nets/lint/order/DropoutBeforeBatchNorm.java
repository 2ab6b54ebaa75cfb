package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Dropout with a batch norm behind it: the running variance fits training only (arXiv 1801.05134). */
public final class DropoutBeforeBatchNorm implements Lint {
    private static final Advice ADVICE = new Advice(
            "Keep dropout behind the last batch norm, or use group or layer norm.",
            "layers.GlobalAveragePooling2D(), layers.Dropout(0.3), layers.Dense(classes)  # the only dropout",
            "nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(features, classes)  # the only dropout",
            "- global-average-pool\n- dropout: {rate: 0.3}   # the only dropout\n- dense");

    @Override
    public String id() {
        return "dropout-before-batch-norm";
    }

    @Override
    public String title() {
        return "Dropout before a batch norm";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = subject.nodes().stream()
                .filter(Orders::isDropout)
                .filter(dropout -> !Orders.isStochasticDepth(topology, dropout))
                .filter(dropout ->
                        topology
                                .next(dropout, Orders::isNorm, node -> !(node.operation() instanceof Operation.Join))
                                .stream()
                                .anyMatch(Orders::isBatchNorm))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        Names.counted(found.size(), "dropout") + " (" + Names.told(found) + ") come"
                                + (found.size() == 1 ? "s" : "")
                                + " before a batch norm: dropout raises the variance in training alone, so that the norm's running variance does not fit validation.",
                        ADVICE));
    }
}
