package dev.kasus.nets.graph;

import dev.kasus.message.BadInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a network together, layer after layer: names become unique, shapes are worked out. */
public final class NetworkBuilder {
    private static final int MOST_NODES = 100_000;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Unsaid unsaid;
    private Loss loss = Loss.UNKNOWN;

    /**
     * Nothing yet.
     *
     * @param unsaid what stands in for what the file does not tell
     */
    public NetworkBuilder(Unsaid unsaid) {
        this.unsaid = unsaid;
    }

    /** What a layer has to train, and where it lies. */
    public record Parameters(long trained, long fixed, Settings settings, Map<WeightRole, TensorRef> weights) {
        public static final Parameters NONE = new Parameters(0, 0, Settings.UNKNOWN, Map.of());

        /** Copies the map. */
        public Parameters {
            weights = Map.copyOf(weights);
        }
    }

    /** A name that no layer has yet, made from one that may be taken. */
    public String free(String wanted) {
        String name = wanted.isEmpty() ? "layer" : wanted;
        for (int i = 2; nodes.containsKey(name); i++) {
            name = wanted + "#" + i;
        }
        return name;
    }

    /**
     * Adds a layer.
     *
     * @param told its shape as the file tells it; unknown to work it out
     * @return its name in the network
     */
    public String add(
            String wanted, String type, Operation operation, List<String> inputs, Shape told, Parameters parameters) {
        if (nodes.size() >= MOST_NODES) {
            throw new BadInput(
                    "the model has more than " + MOST_NODES + " layers", "Check that this is the right file.");
        }
        String name = free(wanted);
        Shape output = told.isComplete() ? told : ShapeRules.output(operation, shapes(inputs));
        if (!output.isKnown()) {
            output = told;
        }
        if (operation instanceof Operation.Input && output.isImage() && unsaid.side() > 0) {
            output = sized(output);
        }
        nodes.put(
                name,
                new Node(
                        name,
                        type,
                        operation,
                        inputs,
                        output,
                        parameters.trained(),
                        parameters.fixed(),
                        parameters.settings(),
                        parameters.weights()));
        return name;
    }

    private Shape sized(Shape image) {
        long height = image.height() < 0 ? unsaid.side() : image.height();
        long width = image.width() < 0 ? unsaid.side() : image.width();
        return Shape.image(image.channels(), height, width, image.channelsLast());
    }

    /** Adds a layer without parameters whose shape is worked out. */
    public String add(String wanted, String type, Operation operation, List<String> inputs) {
        return add(wanted, type, operation, inputs, Shape.UNKNOWN, Parameters.NONE);
    }

    /** The shapes of some layers. */
    public List<Shape> shapes(List<String> names) {
        return names.stream().map(this::shape).toList();
    }

    /** The shape of a layer; unknown if there is none of that name. */
    public Shape shape(String name) {
        Node node = nodes.get(name);
        return node == null ? Shape.UNKNOWN : node.output();
    }

    /** The layers so far, by name. */
    public Map<String, Node> nodes() {
        return Collections.unmodifiableMap(nodes);
    }

    /** A layer by its name; null if there is none. */
    public @Nullable Node node(@Nullable String name) {
        return name == null ? null : nodes.get(name);
    }

    /** Gives a layer another output shape. */
    public void reshape(String name, Shape output) {
        nodes.computeIfPresent(name, (same, node) -> node.withOutput(output));
    }

    /** Puts another layer in the place of one of the same name. */
    public void replace(Node node) {
        nodes.put(node.name(), node);
    }

    /** Takes a layer away that nothing takes its input from. */
    public void remove(String name) {
        nodes.remove(name);
    }

    /** Takes all layers away that lead to none of some; where images come in stays. */
    public void keepWhatLeadsTo(Collection<String> ends) {
        Set<String> kept = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ends);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            Node node = nodes.get(name);
            if (node != null && kept.add(name)) {
                open.addAll(node.inputs());
            }
        }
        nodes.values().removeIf(node -> !kept.contains(node.name()) && !(node.operation() instanceof Operation.Input));
    }

    /** A sentence on what the file does not tell. */
    public void note(String sentence) {
        if (notes.size() < 20) {
            notes.add(sentence);
        }
    }

    /** What the network is trained with. */
    public void loss(Loss told) {
        loss = told;
    }

    /** The network. */
    public Network build(String format, Maker maker, boolean wired, Weights weights) {
        return new Network(
                format, maker, new ArrayList<>(nodes.values()), wired, new ArrayList<>(notes), weights, loss);
    }
}
