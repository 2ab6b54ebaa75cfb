package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.ReceptiveFields.Field;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Features that see too little of the image before their mean is taken: textures, not shapes. */
public final class SmallReceptiveField implements Lint {
    private static final int PARTS = 3;
    private static final Advice ADVICE = new Advice(
            "Pool earlier, or add convolutions before the mean.",
            "layers.MaxPooling2D()  # between the blocks",
            "nn.MaxPool2d(2)  # between the blocks",
            "- max-pool   # between the blocks");

    @Override
    public String id() {
        return "small-receptive-field";
    }

    @Override
    public String title() {
        return "Features see too little of the image";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        long side = subject.side();
        List<Node> pools = Parts.finalPools(subject);
        if (side < 1 || pools.isEmpty()) {
            return Optional.empty();
        }
        long seen = pools.stream()
                .flatMap(pool -> subject.topology().inputs(pool).stream())
                .map(node -> subject.fields().of(node).map(Field::side).orElse(Long.MAX_VALUE))
                .max(Long::compare)
                .orElse(Long.MAX_VALUE);
        return seen >= side / PARTS
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        List.of(pools.get(0).name()),
                        "The last features see " + seen + " of " + side + " pixels before "
                                + pools.get(0).name() + " takes their mean: less than a third is texture, not shape.",
                        ADVICE));
    }
}
