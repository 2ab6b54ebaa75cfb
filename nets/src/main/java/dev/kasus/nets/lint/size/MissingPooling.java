package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Convolutions without pooling or strides before a map is flattened. */
public final class MissingPooling implements Lint {
    private static final int REDUCTION = 4;
    private static final int FEWEST_CONVS = 2;
    private static final int SMALLEST_SIDE = 16;
    private static final Advice ADVICE = new Advice(
            "Pool between the convolutions, or take the mean of each channel instead of flattening.",
            "layers.MaxPooling2D()  # behind every block; layers.GlobalAveragePooling2D() instead of layers.Flatten()",
            "nn.MaxPool2d(2)  # behind every block; nn.AdaptiveAvgPool2d(1) before nn.Flatten()",
            "- max-pool   # behind every block\n- global-average-pool   # instead of flatten");

    @Override
    public String id() {
        return "missing-pooling";
    }

    @Override
    public String title() {
        return "Convolutions without pooling";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        long side = subject.side();
        if (side < SMALLEST_SIDE || Parts.spatialConvs(subject).size() < FEWEST_CONVS) {
            return Optional.empty();
        }
        List<Node> found = Parts.flattenedDense(subject).stream()
                .flatMap(dense -> Parts.flattenings(subject.topology(), dense).stream())
                .filter(flatten -> {
                    Shape map = subject.inputOf(flatten);
                    return map.isComplete() && map.height() * REDUCTION > side;
                })
                .distinct()
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        "Images of " + side + " pixels are still " + subject.inputOf(found.get(0)) + " where "
                                + Names.told(found)
                                + " makes a row of them: the layer behind has weights of its own for every place, and a shifted feature is a new one.",
                        ADVICE));
    }
}
