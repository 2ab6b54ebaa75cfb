package dev.kasus.nets.graph;

import java.util.List;
import java.util.Map;

/**
 * One layer.
 *
 * @param name unique in the network
 * @param type what its framework calls its kind
 * @param inputs the layers that it takes its input from
 * @param output shape of what it gives
 * @param trained parameters that gradients change; -1 if the file does not tell
 * @param fixed parameters that they do not, such as a batch norm's statistics
 * @param weights where they lie; empty if the file holds none
 */
public record Node(
        String name,
        String type,
        Operation operation,
        List<String> inputs,
        Shape output,
        long trained,
        long fixed,
        Settings settings,
        Map<WeightRole, TensorRef> weights) {
    /** Copies the collections. */
    public Node {
        inputs = List.copyOf(inputs);
        weights = Map.copyOf(weights);
    }

    /** A layer without parameters. */
    public static Node of(String name, String type, Operation operation, List<String> inputs, Shape output) {
        return new Node(name, type, operation, inputs, output, 0, 0, Settings.UNKNOWN, Map.of());
    }

    /** All parameters, as far as the file tells. */
    public long parameters() {
        return Math.max(0, trained) + fixed;
    }

    /** Whether it is a convolution or a dense layer. */
    public boolean isWeighted() {
        return operation instanceof Operation.Conv || operation instanceof Operation.Dense;
    }

    /** The same with another output shape. */
    public Node withOutput(Shape other) {
        return new Node(name, type, operation, inputs, other, trained, fixed, settings, weights);
    }

    /** The same with other inputs. */
    public Node withInputs(List<String> others) {
        return new Node(name, type, operation, others, output, trained, fixed, settings, weights);
    }
}
