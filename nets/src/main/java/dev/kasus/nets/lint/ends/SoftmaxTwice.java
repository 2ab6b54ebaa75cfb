package dev.kasus.nets.lint.ends;

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

/** Probabilities made of probabilities: two of softmax and sigmoid in a row, or a softmax before a loss that has its own. */
public final class SoftmaxTwice implements Lint {
    private static final Advice ADVICE = new Advice(
            "Keep one of them: the answer of the last layer and the loss must agree.",
            "layers.Dense(classes)  # with keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
            "nn.Linear(features, classes)  # nn.CrossEntropyLoss has its own softmax",
            "- dense   # the loss has its own softmax");

    @Override
    public String id() {
        return "softmax-twice";
    }

    @Override
    public String title() {
        return "Softmax or sigmoid twice";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        Topology topology = subject.topology();
        List<Node> second = subject.nodes().stream()
                .filter(node -> Answers.isSoftmax(node) || Answers.isSigmoid(node))
                .filter(node -> !topology.isGate(node))
                .filter(node -> topology
                        .previous(
                                node,
                                before -> Answers.isSoftmax(before) || Answers.isSigmoid(before),
                                SoftmaxTwice::isHarmless)
                        .stream()
                        .anyMatch(before -> !topology.isGate(before)))
                .toList();
        if (!second.isEmpty()) {
            return Optional.of(new Finding(
                    Severity.WRONG,
                    Names.of(second),
                    Names.told(second)
                            + " takes what is a probability already: the answers are pressed together, and the gradient with them.",
                    ADVICE));
        }
        List<Node> last = Answers.softmaxes(subject).stream()
                .filter(node -> Answers.isEnd(topology, node))
                .toList();
        boolean own = subject.network().loss().onLogits();
        return last.isEmpty() || !own
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.WRONG,
                        Names.of(last),
                        "The loss (" + subject.network().loss().name() + ", from_logits=True) makes a softmax of what "
                                + Names.told(last) + " has made a softmax of.",
                        ADVICE));
    }

    private static boolean isHarmless(Node node) {
        return Topology.isPassage(node)
                || node.operation() instanceof Operation.Dropout
                || node.operation() instanceof Operation.Scaling;
    }
}
