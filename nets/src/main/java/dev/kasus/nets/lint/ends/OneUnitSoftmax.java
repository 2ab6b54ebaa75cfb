package dev.kasus.nets.lint.ends;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A softmax over one number: always 1. */
public final class OneUnitSoftmax implements Lint {
    private static final Advice ADVICE = new Advice(
            "Use two units, or a sigmoid with a loss of two classes.",
            "layers.Dense(1, activation=\"sigmoid\")  # with loss=\"binary_crossentropy\"",
            "nn.Linear(features, 1)  # with nn.BCEWithLogitsLoss()",
            "- dense   # a unit for each of two classes");

    @Override
    public String id() {
        return "one-unit-softmax";
    }

    @Override
    public String title() {
        return "Softmax over one unit";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> found = Answers.softmaxes(subject).stream()
                .filter(node -> isOfOne(subject.inputOf(node), node))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.WRONG,
                        Names.of(found),
                        Names.told(found)
                                + " is a softmax over one number: the answer is 1 for every image, and nothing is learnt.",
                        ADVICE));
    }

    private static boolean isOfOne(Shape in, Node node) {
        if (!in.isComplete() || !(node.operation() instanceof Operation.Softmax softmax)) {
            return false;
        }
        int axis = softmax.axis() < 0 ? in.sizes().size() + softmax.axis() : softmax.axis();
        return axis >= 0 && axis < in.sizes().size() && in.sizes().get(axis) == 1;
    }
}
