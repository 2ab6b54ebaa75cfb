package dev.kasus.nets.lint.size;

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

/** Too few features or too few weights before the answer to tell so many classes apart. */
public final class TooSmallForClasses implements Lint {
    private static final int FEWEST_CLASSES = 5;
    /** The narrowest of published networks have half as many features as classes. */
    private static final int CLASSES_PER_FEATURE = 8;

    private static final int WEIGHTS_PER_CLASS = 50;
    private static final Advice ADVICE = Advice.of("Use more filters in every block, the most in the last.");

    @Override
    public String id() {
        return "too-small-for-classes";
    }

    @Override
    public String title() {
        return "Too small for so many classes";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        long classes = subject.classes();
        if (classes < FEWEST_CLASSES) {
            return Optional.empty();
        }
        Node head = subject.heads().get(0);
        long features = head.operation() instanceof Operation.Dense dense
                ? dense.inputs()
                : head.operation() instanceof Operation.Conv conv ? conv.inputs() : -1;
        long before = subject.network().trained() - head.parameters();
        boolean narrow = features > 0 && features * CLASSES_PER_FEATURE < classes;
        boolean light = Parts.weightedLayers(subject) > 1
                && !subject.network().hasUnknownParameters()
                && before < WEIGHTS_PER_CLASS * classes;
        return !narrow && !light
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        List.of(head.name()),
                        String.format(
                                Locale.ROOT,
                                "%s tells %,d classes by %,d features, with %,d parameters before it: too little to tell them apart.",
                                head.name(),
                                classes,
                                features,
                                before),
                        ADVICE));
    }
}
