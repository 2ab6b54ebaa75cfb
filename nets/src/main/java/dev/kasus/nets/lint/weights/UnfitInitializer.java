package dev.kasus.nets.lint.weights;

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
import java.util.Set;

/** Weights that start equal, or with a spread that does not fit the activation in a deep network without norms. */
public final class UnfitInitializer implements Lint {
    private static final Set<String> EQUAL = Set.of("zeros", "zero", "ones", "one", "constant");
    private static final Set<String> GLOROT =
            Set.of("glorotuniform", "glorotnormal", "xavieruniform", "lecunnormal", "lecununiform");
    private static final Set<String> NARROW =
            Set.of("randomnormal", "randomuniform", "truncatednormal", "normal", "uniform");
    /** With fewer layers the loss of variance does not matter. */
    private static final int DEEP = 10;

    private static final Advice ADVICE = new Advice(
            "He's initialiser fits ReLU, Glorot's tanh and sigmoid, LeCun's SELU.",
            "layers.Conv2D(filters, 3, kernel_initializer=\"he_normal\")",
            "nn.init.kaiming_normal_(conv.weight, nonlinearity=\"relu\")",
            "init: he-normal");

    @Override
    public String id() {
        return "unfit-initializer";
    }

    @Override
    public String title() {
        return "Start weights do not fit the activation";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> weighted = subject.nodes().stream().filter(Node::isWeighted).toList();
        List<Node> equal = weighted.stream()
                .filter(node -> EQUAL.contains(node.settings().initializer()))
                .filter(node -> !subject.heads().contains(node))
                .toList();
        if (!equal.isEmpty()) {
            return Optional.of(new Finding(
                    Severity.WRONG,
                    Names.of(equal),
                    "All weights of " + Names.told(equal) + " start at the same number ("
                            + equal.get(0).settings().initializer()
                            + "): their units see the same, get the same gradient and stay equal.",
                    ADVICE));
        }
        boolean normalised = subject.nodes().stream().anyMatch(node -> node.operation() instanceof Operation.Norm);
        if (normalised || weighted.size() < DEEP) {
            return Optional.empty();
        }
        List<Node> unfit = weighted.stream()
                .filter(node -> isUnfit(subject.topology(), node))
                .toList();
        return unfit.size() < DEEP
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.HINT,
                        Names.of(unfit),
                        Names.counted(unfit.size(), "layer") + " with ReLU start by "
                                + unfit.get(0).settings().initializer()
                                + ": without norms the signal fades from layer to layer.",
                        ADVICE));
    }

    private static boolean isUnfit(Topology topology, Node node) {
        String initializer = node.settings().initializer();
        boolean bends = topology.consumers(node).stream()
                .anyMatch(next -> next.operation() instanceof Activation activation
                        && (activation.function().rectifies() || activation.function() == Function.LEAKY_RELU));
        return bends && (GLOROT.contains(initializer) || NARROW.contains(initializer));
    }
}
