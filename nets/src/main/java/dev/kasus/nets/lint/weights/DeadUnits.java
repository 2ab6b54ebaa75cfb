package dev.kasus.nets.lint.weights;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Units that give the same number for every image: all their weights are zero, or the batch norm behind multiplies by zero. */
public final class DeadUnits implements Lint {
    private static final double ZERO = 1e-12;
    private static final double SCALE = 1e-6;
    /** From here on it is not an accident. */
    private static final double SHARE = 0.05;

    private static final Advice ADVICE = Advice.of(
            "Lower the learning rate or the penalty on weights, start with weights that fit the activation, or use a leaky ReLU; dead units can be left out of the network.");

    @Override
    public String id() {
        return "dead-units";
    }

    @Override
    public String title() {
        return "Dead units";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> found = new ArrayList<>();
        long dead = 0;
        long all = 0;
        for (Node node : subject.nodes()) {
            Optional<long[]> own = node.isWeighted() ? byKernel(node, subject) : byScale(node, subject);
            if (own.isPresent()) {
                all += own.get()[1];
                dead += own.get()[0];
                if (own.get()[0] > 0) {
                    found.add(node);
                }
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        dead >= SHARE * all ? Severity.LIKELY : Severity.HINT,
                        Names.of(found),
                        dead + " of " + Names.counted(all, "unit")
                                + " give the same number for every image: their weights, or what the batch norm multiplies by, are zero ("
                                + Names.told(found) + ").",
                        ADVICE));
    }

    private static Optional<long[]> byKernel(Node node, Subject subject) {
        return Filters.of(node, subject.network().weights()).map(filters -> {
            long dead = 0;
            for (int i = 0; i < filters.count(); i++) {
                dead += filters.norm(i) < ZERO ? 1 : 0;
            }
            // What is zero as a whole is a start, such as that of a residual block, or symmetric: other lints say so.
            return new long[] {dead == filters.count() ? 0 : dead, filters.count()};
        });
    }

    private static Optional<long[]> byScale(Node node, Subject subject) {
        TensorRef scale = node.weights().get(WeightRole.SCALE);
        boolean batch = node.operation() instanceof Operation.Norm norm && norm.kind() == NormKind.BATCH;
        if (scale == null || !batch) {
            return Optional.empty();
        }
        return subject.network().weights().read(scale).map(numbers -> {
            long dead = 0;
            for (float number : numbers) {
                dead += Math.abs(number) < SCALE ? 1 : 0;
            }
            return new long[] {dead == numbers.length ? 0 : dead, numbers.length};
        });
    }
}
