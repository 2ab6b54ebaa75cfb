package dev.kasus.nets.lint.weights;

import dev.kasus.nets.graph.Node;
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

/** Running statistics of batch norms that no batch has touched. */
public final class BatchNormAtStart implements Lint {
    private static final Advice ADVICE = new Advice(
            "Train with the batch norms in training mode, or run a few batches through the network to set their statistics.",
            "layer.trainable = True  # and call the model with training=True",
            "model.train()  # during training; model.eval() only to validate",
            "");

    @Override
    public String id() {
        return "batch-norm-at-start";
    }

    @Override
    public String title() {
        return "Batch-norm statistics at their start values";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> untouched = new ArrayList<>();
        int all = 0;
        boolean trained = false;
        for (Node node : subject.nodes()) {
            TensorRef mean = node.weights().get(WeightRole.MEAN);
            TensorRef variance = node.weights().get(WeightRole.VARIANCE);
            if (mean == null || variance == null) {
                continue;
            }
            Optional<Boolean> start = allAre(subject, mean, 0)
                    .flatMap(zero -> allAre(subject, variance, 1).map(one -> zero && one));
            if (start.isEmpty()) {
                continue;
            }
            all++;
            if (start.get()) {
                untouched.add(node);
                trained |= moved(subject, node);
            }
        }
        if (untouched.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = untouched.size() == all && !trained;
        return Optional.of(new Finding(
                whole ? Severity.HINT : Severity.LIKELY,
                Names.of(untouched),
                "The running mean and variance of " + untouched.size() + " of " + Names.counted(all, "batch norm")
                        + " are 0 and 1 exactly ("
                        + Names.told(untouched) + "): "
                        + (whole
                                ? "the network was never trained, or never in training mode."
                                : "no batch was ever counted, though the network was trained."),
                ADVICE));
    }

    private static Optional<Boolean> allAre(Subject subject, TensorRef tensor, float value) {
        return subject.network().weights().read(tensor).map(numbers -> {
            for (float number : numbers) {
                if (number != value) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Whether its shift has left its start value: nothing but training moves it. */
    private static boolean moved(Subject subject, Node node) {
        TensorRef shift = node.weights().get(WeightRole.SHIFT);
        return shift != null && !allAre(subject, shift, 0).orElse(true);
    }
}
