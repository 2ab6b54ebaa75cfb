package dev.kasus.nets.lint.weights;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Weights that are no numbers. */
public final class NonFiniteWeights implements Lint {
    private static final Advice ADVICE = Advice.of(
            "Go back to the last checkpoint with finite weights; lower the learning rate or clip the gradient.");

    @Override
    public String id() {
        return "non-finite-weights";
    }

    @Override
    public String title() {
        return "Weights that are no numbers";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> found = new ArrayList<>();
        long count = 0;
        for (Node node : subject.nodes()) {
            long own = 0;
            for (TensorRef tensor : node.weights().values()) {
                own += subject.network()
                        .weights()
                        .read(tensor)
                        .map(NonFiniteWeights::broken)
                        .orElse(0L);
            }
            if (own > 0) {
                found.add(node);
                count += own;
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.WRONG,
                        Names.of(found),
                        Names.counted(count, "weight") + " of " + Names.told(found) + (count == 1 ? " is" : " are")
                                + " NaN or infinite: every answer is, too.",
                        ADVICE));
    }

    private static long broken(float[] numbers) {
        long count = 0;
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                count++;
            }
        }
        return count;
    }
}
