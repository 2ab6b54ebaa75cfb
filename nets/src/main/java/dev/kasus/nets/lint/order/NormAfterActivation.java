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

/** A batch norm behind the activation of the layer that it normalises. */
public final class NormAfterActivation implements Lint {
    private static final Advice ADVICE = new Advice(
            "Normalise before the activation, as published networks do.",
            "layers.Conv2D(filters, 3, use_bias=False), layers.BatchNormalization(), layers.ReLU()",
            "nn.Conv2d(inputs, filters, 3, bias=False), nn.BatchNorm2d(filters), nn.ReLU()",
            "- conv: {filters: 32, bias: false}\n- batch-norm\n- relu");

    @Override
    public String id() {
        return "norm-after-activation";
    }

    @Override
    public String title() {
        return "Batch norm behind the activation";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = subject.nodes().stream()
                .filter(Orders::isBatchNorm)
                .filter(norm -> topology.inputs(norm).stream().anyMatch(before -> isBent(topology, before)))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.HINT,
                        Names.of(found),
                        Names.counted(found.size(), "batch norm") + " (" + Names.told(found)
                                + ") normalise" + (found.size() == 1 ? "s" : "")
                                + " what an activation has already bent: "
                                + "what comes out is neither centred at the bend nor free of it.",
                        ADVICE));
    }

    /** Whether it is the activation of a layer with weights that no norm precedes. */
    private static boolean isBent(Topology topology, Node node) {
        return Orders.isActivation(node)
                && !topology.isGate(node)
                && topology.inputs(node).stream().anyMatch(Node::isWeighted);
    }
}
