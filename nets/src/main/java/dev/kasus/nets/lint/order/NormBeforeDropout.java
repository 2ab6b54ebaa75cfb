package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Dropout between a batch norm and its activation. */
public final class NormBeforeDropout implements Lint {
    private static final Advice ADVICE = new Advice(
            "Put dropout behind the activation.",
            "layers.BatchNormalization(), layers.ReLU(), layers.Dropout(0.3)",
            "nn.BatchNorm2d(filters), nn.ReLU(), nn.Dropout(0.3)",
            "- batch-norm\n- relu\n- dropout: {rate: 0.3}");

    @Override
    public String id() {
        return "norm-before-dropout";
    }

    @Override
    public String title() {
        return "Dropout between a batch norm and its activation";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = subject.nodes().stream()
                .filter(Orders::isDropout)
                .filter(dropout -> topology.inputs(dropout).stream().anyMatch(Orders::isBatchNorm))
                .filter(dropout -> topology.consumers(dropout).stream().anyMatch(Orders::isActivation))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.HINT,
                        Names.of(found),
                        Names.told(found) + (found.size() == 1 ? " stands" : " stand")
                                + " between a batch norm and its activation: the activation meets other numbers in training than in validation.",
                        ADVICE));
    }
}
