package dev.kasus.nets.graph;

import java.util.List;

/**
 * A network as a file describes it.
 *
 * @param format what kind of file it is, in words
 * @param nodes layers, each after those that it takes its input from
 * @param wired whether the file tells how the layers are joined; else the nodes stand in the order of the file
 * @param notes sentences on what the file does not tell
 * @param weights its numbers
 * @param loss what it is trained with
 */
public record Network(
        String format, Maker maker, List<Node> nodes, boolean wired, List<String> notes, Weights weights, Loss loss) {
    /** Copies the lists. */
    public Network {
        nodes = List.copyOf(nodes);
        notes = List.copyOf(notes);
    }

    /** Parameters that gradients change. */
    public long trained() {
        return nodes.stream().mapToLong(node -> Math.max(0, node.trained())).sum();
    }

    /** Parameters that they do not change. */
    public long fixed() {
        return nodes.stream().mapToLong(Node::fixed).sum();
    }

    /** Whether there is a number of parameters that the file does not tell. */
    public boolean hasUnknownParameters() {
        return nodes.stream().anyMatch(node -> node.trained() < 0);
    }
}
