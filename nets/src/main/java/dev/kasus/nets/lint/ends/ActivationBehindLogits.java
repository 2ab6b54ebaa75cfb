package dev.kasus.nets.lint.ends;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ReLU on the numbers that the classes are told by: a class below zero gets no gradient. */
public final class ActivationBehindLogits implements Lint {
    private static final Advice ADVICE = new Advice(
            "Leave the activation behind the last layer out.",
            "layers.Dense(classes, activation=\"softmax\")",
            "nn.Linear(features, classes)  # nothing behind it",
            "- dense   # nothing behind it");

    @Override
    public String id() {
        return "activation-behind-logits";
    }

    @Override
    public String title() {
        return "ReLU behind the last layer";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> found = new ArrayList<>();
        for (Node head : subject.heads()) {
            found.addAll(
                    topology
                            .next(
                                    head,
                                    node -> node.operation() instanceof Activation,
                                    ActivationBehindLogits::isPassed)
                            .stream()
                            .filter(node -> node.operation() instanceof Activation activation
                                    && activation.function().rectifies())
                            .filter(node -> !topology.isGate(node))
                            .toList());
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        Names.told(found)
                                + " cuts the answers of the last layer at zero: a class that is below zero for all images gets no gradient and is never learnt.",
                        ADVICE));
    }

    private static boolean isPassed(Node node) {
        return Topology.isPassage(node) || node.operation() instanceof Operation.Norm;
    }
}
