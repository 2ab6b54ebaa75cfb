package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;
import dev.kasus.nets.graph.Operation.Dropout;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.Pool;
import java.util.List;

/** What a layer is for, in a few words. */
public final class Purpose {
    private Purpose() {}

    /** The words; empty where there is nothing to say. */
    public static String of(Node node, Topology topology, List<Node> heads) {
        Operation operation = node.operation();
        if (operation instanceof Conv conv) {
            return heads.contains(node)
                    ? "the answer"
                    : conv(
                            conv,
                            topology.entrances().stream()
                                    .anyMatch(in -> node.inputs().contains(in.name())));
        } else if (operation instanceof Dense) {
            return heads.contains(node) ? "the answer" : "weighs all";
        } else if (operation instanceof Pool pool) {
            return pool.window().stride() > 1 ? divided(pool.window()) : "over its neighbours";
        } else if (operation instanceof Activation activation) {
            return topology.isGate(node) ? "a gate" : activation(activation.function());
        } else if (operation instanceof Join join) {
            return switch (join.kind()) {
                case ADD -> "a shortcut";
                case MULTIPLY -> "by a gate";
                case CONCAT -> "side by side";
                case OTHER -> "";
            };
        } else if (operation instanceof Dropout) {
            return "in training";
        }
        return other(operation);
    }

    private static String other(Operation operation) {
        if (operation instanceof Operation.Input) {
            return "the image";
        } else if (operation instanceof Operation.Softmax) {
            return "shares of one";
        } else if (operation instanceof Operation.Scaling) {
            return "of pixels";
        } else if (operation instanceof Operation.TrainedScaling) {
            return "of channels";
        } else if (operation instanceof Operation.Augmentation) {
            return "in training";
        } else if (operation instanceof Operation.Attention) {
            return "all see all";
        } else if (operation instanceof Operation.Resize) {
            return "of the map";
        } else if (operation instanceof Operation.Pad) {
            return "at the edge";
        }
        return operation instanceof Operation.Flatten ? "map to row" : "";
    }

    private static String conv(Conv conv, boolean first) {
        Window window = conv.window();
        String size = window.stride() > 1 && !conv.transposed() ? ", " + divided(window) : "";
        if (conv.transposed()) {
            return "enlarges";
        } else if (first) {
            return "stem" + size;
        } else if (conv.isDepthwise()) {
            return "per channel" + size;
        }
        return (window.isPoint() ? "mixes channels" : "finds patterns") + size;
    }

    private static String divided(Window window) {
        return window.stride() == 2 ? "halves" : "divides by " + window.stride();
    }

    private static String activation(Function function) {
        return function.saturates() ? "bends, limits" : "bends";
    }
}
