package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Attention;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;
import dev.kasus.nets.graph.Operation.Flatten;
import dev.kasus.nets.graph.Operation.GlobalPool;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.Other;
import dev.kasus.nets.graph.Operation.Pool;
import dev.kasus.nets.graph.Operation.Resize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How much of the image each number of a layer sees, along the longer of the kernel's sides. */
public final class ReceptiveFields {
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ReceptiveFields() {}

    /**
     * What one number sees.
     *
     * @param side pixels; {@link Long#MAX_VALUE} for the whole image
     * @param step pixels of the image from one number to the next
     */
    public record Field(long side, double step) {
        private static final Field START = new Field(1, 1);
        private static final Field WHOLE = new Field(Long.MAX_VALUE, 1);

        /** Whether it is the whole image, however large. */
        public boolean isWhole() {
            return side == Long.MAX_VALUE;
        }
    }

    public static ReceptiveFields of(Topology topology) {
        ReceptiveFields found = new ReceptiveFields();
        if (topology.network().wired()) {
            for (Node node : topology.network().nodes()) {
                found.field(node, topology).ifPresent(field -> found.fields.put(node.name(), field));
            }
        }
        return found;
    }

    /** What a layer sees; nothing if that is not known. */
    public Optional<Field> of(Node node) {
        return Optional.ofNullable(fields.get(node.name()));
    }

    private Optional<Field> field(Node node, Topology topology) {
        if (node.operation() instanceof Operation.Input) {
            return Optional.of(Field.START);
        }
        Field widest = null;
        for (Node input : topology.inputs(node)) {
            Field field = fields.get(input.name());
            // What only weighs the channels of a map does not say where something is.
            boolean narrower = node.operation() instanceof Join join && join.kind() == JoinKind.MULTIPLY;
            if (field != null && (widest == null || (field.side() > widest.side()) != narrower)) {
                widest = field;
            }
        }
        return widest == null ? Optional.empty() : Optional.of(after(node, widest, topology.inputShape(node)));
    }

    private static Field after(Node node, Field in, Shape shape) {
        Operation operation = node.operation();
        boolean whole = operation instanceof Flatten
                || operation instanceof GlobalPool
                || operation instanceof Attention
                || (operation instanceof Dense && shape.isFlat());
        if (in.isWhole() || whole) {
            return Field.WHOLE;
        }
        if (operation instanceof Conv conv) {
            return conv.transposed()
                    ? new Field(in.side(), in.step() / conv.window().stride())
                    : after(conv.window(), in);
        } else if (operation instanceof Pool pool) {
            return after(pool.window(), in);
        } else if (operation instanceof Resize resize && resize.height() > 0) {
            return new Field(in.side(), in.step() / resize.height());
        }
        return operation instanceof Other && !node.output().isImage() && shape.isImage() ? Field.WHOLE : in;
    }

    private static Field after(Window window, Field in) {
        long reach = Math.max(window.reachHeight(), window.reachWidth());
        double side = in.side() + (reach - 1) * in.step();
        return side > 1e9 ? Field.WHOLE : new Field((long) Math.ceil(side), in.step() * window.stride());
    }
}
