package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.Flatten;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.Reshape;
import dev.kasus.nets.graph.Operation.Softmax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How the layers of a network are joined: who comes before and behind whom. */
public final class Topology {
    private final Network network;
    private final Map<String, Node> byName = new LinkedHashMap<>();
    private final Map<String, List<Node>> consumers = new LinkedHashMap<>();

    private Topology(Network network) {
        this.network = network;
    }

    public static Topology of(Network network) {
        Topology topology = new Topology(network);
        for (Node node : network.nodes()) {
            topology.byName.put(node.name(), node);
        }
        for (Node node : network.nodes()) {
            for (String input : node.inputs()) {
                topology.consumers
                        .computeIfAbsent(input, name -> new ArrayList<>())
                        .add(node);
            }
        }
        return topology;
    }

    public Network network() {
        return network;
    }

    /** The layer of a name. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The layers that a layer takes its input from. */
    public List<Node> inputs(Node node) {
        return node.inputs().stream().flatMap(name -> node(name).stream()).toList();
    }

    /** The layers that take their input from a layer. */
    public List<Node> consumers(Node node) {
        return consumers.getOrDefault(node.name(), List.of());
    }

    /** The shape that a layer takes; unknown if that is not known. */
    public Shape inputShape(Node node) {
        List<Node> inputs = inputs(node);
        return inputs.isEmpty() ? Shape.UNKNOWN : inputs.get(0).output();
    }

    /** Layers that nobody takes anything from. */
    public List<Node> ends() {
        return network.nodes().stream()
                .filter(node -> consumers(node).isEmpty() && !node.inputs().isEmpty())
                .toList();
    }

    /** The first layers on every way forward that a condition holds for, going through those that may be passed. */
    public List<Node> next(Node start, Predicate<Node> wanted, Predicate<Node> passed) {
        return search(start, true, wanted, passed);
    }

    /** The first layers on every way back that a condition holds for, going through those that may be passed. */
    public List<Node> previous(Node start, Predicate<Node> wanted, Predicate<Node> passed) {
        return search(start, false, wanted, passed);
    }

    private List<Node> search(Node start, boolean forward, Predicate<Node> wanted, Predicate<Node> passed) {
        List<Node> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(forward ? consumers(start) : inputs(start));
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            if (!seen.add(node.name())) {
                continue;
            }
            if (wanted.test(node)) {
                found.add(node);
            } else if (passed.test(node)) {
                open.addAll(forward ? consumers(node) : inputs(node));
            }
        }
        return found;
    }

    /** Whether a layer only hands numbers on in another shape. */
    public static boolean isPassage(Node node) {
        return node.operation() instanceof Reshape || node.operation() instanceof Flatten;
    }

    /** Whether a sigmoid or a softmax only weighs another path, as in squeeze-and-excite or attention. */
    public boolean isGate(Node node) {
        boolean limited = node.operation() instanceof Activation activation
                && activation.function().saturates();
        if (!limited && !(node.operation() instanceof Softmax)) {
            return false;
        }
        return !next(
                                node,
                                it -> it.operation() instanceof Join join && join.kind() == JoinKind.MULTIPLY,
                                Topology::isPassage)
                        .isEmpty()
                || consumers(node).stream().anyMatch(it -> it.operation() instanceof Operation.Attention);
    }

    /** The layers that give the answer of a classifier: the last with weights on the way to each end. */
    public List<Node> heads() {
        List<Node> heads = new ArrayList<>();
        for (Node end : ends()) {
            if (end.isWeighted()) {
                heads.add(end);
            } else {
                heads.addAll(previous(end, Node::isWeighted, node -> !(node.operation() instanceof Join)));
            }
        }
        return heads.stream().distinct().toList();
    }

    /** Where images come in. */
    public List<Node> entrances() {
        return network.nodes().stream()
                .filter(node -> node.operation() instanceof Operation.Input)
                .toList();
    }
}
