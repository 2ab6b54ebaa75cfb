package dev.kasus.nets.lint.order;

import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Sigmoids or tanhs in several hidden layers: each makes the gradient smaller. */
public final class SaturatingActivations implements Lint {
    /** A sigmoid's slope is at most a quarter. */
    private static final int SIGMOIDS = 2;
    /** LeNet-5 has four and trains. */
    private static final int TANHS = 5;

    private static final Advice ADVICE = new Advice(
            "Use ReLU in hidden layers.",
            "layers.Conv2D(filters, 3, activation=\"relu\", kernel_initializer=\"he_normal\")",
            "nn.Conv2d(inputs, filters, 3), nn.ReLU()",
            "- conv: {filters: 32}\n- relu");

    @Override
    public String id() {
        return "saturating-activations";
    }

    @Override
    public String title() {
        return "Sigmoid or tanh in many layers";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = subject.nodes().stream()
                .filter(node -> node.operation() instanceof Activation activation
                        && activation.function().saturates())
                .filter(node -> !topology.isGate(node))
                .filter(node -> isHidden(topology, node))
                .toList();
        long sigmoids = found.stream()
                .filter(node -> node.operation() instanceof Activation activation
                        && activation.function().isSigmoid())
                .count();
        if (sigmoids < SIGMOIDS && found.size() < TANHS) {
            return Optional.empty();
        }
        String worst = sigmoids >= SIGMOIDS ? Function.SIGMOID.title() : Function.TANH.title();
        double most = sigmoids >= SIGMOIDS ? Math.pow(0.25, sigmoids) : 1;
        return Optional.of(new Finding(
                Severity.LIKELY,
                Names.of(found),
                Names.counted(found.size(), "hidden layer") + " bend" + (found.size() == 1 ? "s" : "") + " by " + worst
                        + " ("
                        + Names.told(found)
                        + "): it is flat on both sides, and the gradient shrinks from layer to layer"
                        + (most < 1
                                ? ", to " + String.format(java.util.Locale.ROOT, "%.2g", most) + " of itself at best."
                                : "."),
                ADVICE));
    }

    /** Whether weights precede and follow, and no norm keeps what comes in near zero. */
    private static boolean isHidden(Topology topology, Node node) {
        boolean normalised = topology.inputs(node).stream().anyMatch(Orders::isNorm);
        return !normalised
                && !topology.next(node, Node::isWeighted, it -> !(it.operation() instanceof Operation.Input))
                        .isEmpty()
                && !topology.previous(node, Node::isWeighted, Topology::isPassage)
                        .isEmpty();
    }
}
