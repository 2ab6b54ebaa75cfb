package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Almost all weights in dense layers behind a flattened map. */
public final class OversizedDenseHead implements Lint {
    private static final double SHARE = 0.8;
    private static final long FEWEST = 1_000_000;
    private static final long PER_IMAGE = 50;
    private static final Advice ADVICE = new Advice(
            "Take the mean of each channel instead of flattening, with one dense layer behind it.",
            "layers.GlobalAveragePooling2D(), layers.Dropout(0.3), layers.Dense(classes)",
            "nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(features, classes)",
            "- global-average-pool\n- dropout: {rate: 0.3}\n- dense");

    @Override
    public String id() {
        return "oversized-dense-head";
    }

    @Override
    public String title() {
        return "Almost all weights in the dense head";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> head = subject.nodes().stream().filter(Parts::hasDense).toList();
        long dense = head.stream().mapToLong(Node::parameters).sum();
        long all = subject.network().trained();
        boolean flattened = !Parts.flattenedDense(subject).isEmpty();
        long images = subject.images().map(ImageFacts::images).orElse(0L);
        boolean many = images > 0 ? dense > PER_IMAGE * images : dense >= FEWEST;
        if (!flattened || all == 0 || dense < SHARE * all || !many) {
            return Optional.empty();
        }
        String share = String.format(Locale.ROOT, "%.0f %% of the %,d parameters", 100.0 * dense / all, all);
        return Optional.of(new Finding(
                images > 0 ? Severity.LIKELY : Severity.HINT,
                Names.of(head),
                share + " are in dense layers behind a flattened map"
                        + (images > 0
                                ? String.format(Locale.ROOT, ", %,d for each of %,d images", dense / images, images)
                                : "")
                        + ": enough to learn images by heart.",
                ADVICE));
    }
}
