package dev.kasus.nets.lint.size;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A stem that makes the image so small that detail is lost before the second convolution. */
public final class CoarseStem implements Lint {
    /** Common stems leave 16 and more: 32 pixels over 2, 224 over 8. */
    private static final int FEWEST_CELLS = 12;

    private static final Advice ADVICE = new Advice(
            "Begin with stride 1 and no pooling for small images, or give the network larger ones.",
            "layers.Conv2D(filters, 3, strides=1, padding=\"same\")  # the first layer",
            "nn.Conv2d(3, filters, 3, stride=1, padding=1)  # the first layer",
            "- conv: {filters: 32, stride: 1}   # the first layer");

    @Override
    public String id() {
        return "coarse-stem";
    }

    @Override
    public String title() {
        return "Stem too coarse for the image";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> convs = Parts.spatialConvs(subject);
        long side = subject.side();
        if (convs.size() < 2 || side < 1) {
            return Optional.empty();
        }
        Node second = convs.get(1);
        Shape map = subject.inputOf(second);
        long cells = map.isComplete() && map.isImage() ? Math.min(map.height(), map.width()) : FEWEST_CELLS;
        return cells >= FEWEST_CELLS || cells == side
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        List.of(convs.get(0).name(), second.name()),
                        "Of images of " + side + " pixels " + map.height() + "×" + map.width()
                                + " cells are left before the second convolution (" + second.name()
                                + "): detail finer than " + Math.max(2, side / Math.max(1, cells)) + " pixels is lost.",
                        ADVICE));
    }
}
