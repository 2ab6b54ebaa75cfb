package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Neither dropout nor norm nor penalty in a network of many parameters; only where the file would tell. */
public final class NoRegularization implements Lint {
    private static final long FEWEST = 100_000;
    private static final Advice ADVICE = new Advice(
            "Put dropout before the last layer, normalise, vary the images, or let the optimiser decay the weights (which no model file shows).",
            "layers.Dropout(0.3)  # before the last layer",
            "nn.Dropout(0.3)  # before the last layer",
            "- dropout: {rate: 0.3}   # before dense");

    @Override
    public String id() {
        return "no-regularization";
    }

    @Override
    public String title() {
        return "Nothing holds it back";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        // Exported graphs are those of validation: dropout is not in them.
        boolean told = subject.network().maker() == Maker.KASUS
                || (subject.network().maker() == Maker.KERAS
                        && subject.network().format().startsWith("Keras"));
        long parameters = subject.network().trained();
        if (!told || parameters < FEWEST || subject.nodes().stream().anyMatch(NoRegularization::regularizes)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Severity.HINT,
                List.of(),
                String.format(
                        Locale.ROOT,
                        "%,d parameters, and neither dropout nor a norm nor a penalty on weights nor variation of images in the model.",
                        parameters),
                ADVICE));
    }

    private static boolean regularizes(Node node) {
        return node.operation() instanceof Operation.Dropout
                || node.operation() instanceof Operation.Norm
                || node.operation() instanceof Operation.Augmentation
                || node.settings().regularized();
    }
}
