package dev.kasus.nets.lint.ends;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A loss that expects probabilities, behind a layer that gives none. */
public final class MissingSoftmax implements Lint {
    private static final Advice ADVICE = new Advice(
            "Tell the loss that it gets logits.",
            "model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), ...)",
            "",
            "");

    @Override
    public String id() {
        return "missing-softmax";
    }

    @Override
    public String title() {
        return "No softmax before the loss";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        boolean expects = subject.network().loss().isOfClasses()
                && !subject.network().loss().onLogits();
        List<Node> bare = subject.heads().stream()
                .filter(head -> Answers.isEnd(subject.topology(), head))
                .toList();
        return !expects || bare.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.WRONG,
                        Names.of(bare),
                        "The loss (" + subject.network().loss().name() + ") takes the numbers of " + Names.told(bare)
                                + " for probabilities, but nothing makes them so.",
                        ADVICE));
    }
}
