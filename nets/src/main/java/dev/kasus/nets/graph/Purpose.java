package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;
import dev.kasus.nets.graph.Operation.Dropout;
import dev.kasus.nets.graph.Operation.GlobalPool;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.Norm;
import dev.kasus.nets.graph.Operation.Pool;
import dev.kasus.nets.graph.Operation.PoolKind;
import java.util.List;

/** What a layer is for, in a few words. */
public final class Purpose {
    private Purpose() {}

    /** The words; empty where there is nothing to say. */
    public static String of(Node node, Topology topology, List<Node> heads) {
        Operation operation = node.operation();
        if (operation instanceof Conv conv) {
            return heads.contains(node) ? "gives the answer" : conv(conv, topology.entrances().stream().anyMatch(in -> node.inputs().contains(in.name())));
        } else if (operation instanceof Dense) {
            return heads.contains(node) ? "gives the answer: one number each" : "weighs everything it gets";
        } else if (operation instanceof Pool pool) {
            String what = pool.kind() == PoolKind.MAX ? "keeps the strongest" : "averages";
            return pool.window().stride() > 1 ? what + ", " + divided(pool.window()) : what + " of its neighbours";
        } else if (operation instanceof GlobalPool pool) {
            return (pool.kind() == PoolKind.MAX ? "keeps the strongest" : "averages") + " of each channel";
        } else if (operation instanceof Norm norm) {
            return norm(norm);
        } else if (operation instanceof Activation activation) {
            return topology.isGate(node) ? "opens or closes channels" : activation(activation.function());
        } else if (operation instanceof Join join) {
            return switch (join.kind()) {
                case ADD -> "adds paths: a way for the gradient";
                case MULTIPLY -> "weighs one path by another";
                case CONCAT -> "puts paths side by side";
                case OTHER -> "joins paths";
            };
        } else if (operation instanceof Dropout) {
            return "forgets at random in training";
        }
        return other(operation);
    }

    private static String other(Operation operation) {
        if (operation instanceof Operation.Input) {
            return "the image";
        } else if (operation instanceof Operation.Softmax) {
            return "makes shares of one";
        } else if (operation instanceof Operation.Scaling) {
            return "brings pixels to a range";
        } else if (operation instanceof Operation.TrainedScaling) {
            return "scales or shifts channels";
        } else if (operation instanceof Operation.Augmentation) {
            return "varies images in training";
        } else if (operation instanceof Operation.Attention) {
            return "lets every place see every other";
        } else if (operation instanceof Operation.Resize) {
            return "changes the size of the map";
        } else if (operation instanceof Operation.Pad) {
            return "adds or cuts an edge";
        }
        return operation instanceof Operation.Flatten ? "makes a row of the map" : "";
    }

    private static String conv(Conv conv, boolean first) {
        Window window = conv.window();
        String size = window.stride() > 1 && !conv.transposed() ? ", " + divided(window) : "";
        if (conv.transposed()) {
            return "enlarges the map";
        } else if (first) {
            return "stem: first look at the pixels" + size;
        } else if (conv.isDepthwise()) {
            return "filters each channel by itself" + size;
        }
        return (window.isPoint() ? "mixes channels" : "finds patterns") + size;
    }

    private static String divided(Window window) {
        return window.stride() == 2 ? "halves the map" : "divides the map by " + window.stride();
    }

    private static String norm(Norm norm) {
        return switch (norm.kind()) {
            case BATCH -> "normalises over the batch";
            case LAYER -> "normalises each image";
            case GROUP -> "normalises groups of channels";
            case INSTANCE -> "normalises each channel";
            case LOCAL_RESPONSE -> "damps strong neighbours";
            case OTHER -> "normalises";
        };
    }

    private static String activation(Function function) {
        return function.saturates() ? "bends and limits" : function.rectifies() ? "bends: zero below zero" : "bends";
    }
}
