package dev.kasus.nets.lint;

import dev.kasus.message.FirstFew;
import dev.kasus.nets.graph.Node;
import java.util.List;

/** Layers inside a sentence. */
public final class Names {
    private static final int MOST = 3;

    private Names() {}

    /** The names of layers. */
    public static List<String> of(List<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }

    /** Such as {@code conv1, conv2, conv3 and 4 more}. */
    public static String told(List<Node> nodes) {
        return FirstFew.named(of(nodes), MOST);
    }

    /** Such as {@code 1 layer} or {@code 4 layers}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }
}
