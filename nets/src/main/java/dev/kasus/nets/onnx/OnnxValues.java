package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.proto.NodeProto;
import dev.kasus.nets.proto.TensorProto;
import dev.kasus.nets.proto.TensorShapeProto;
import dev.kasus.nets.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each value of a graph is: what a layer gives, a constant, or numbers that say a shape. */
final class OnnxValues {
    private final NetworkBuilder builder;
    private final OnnxTensors tensors;
    private final Map<String, String> layers = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, long[]> numbers = new HashMap<>();
    private final Map<String, Shape> told = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> turned = new HashSet<>();
    private final Set<String> counted = new HashSet<>();

    OnnxValues(NetworkBuilder builder, OnnxTensors tensors) {
        this.builder = builder;
        this.tensors = tensors;
    }

    void tell(ValueInfoProto info) {
        List<Long> sizes = sizes(info);
        if (sizes.size() > 1) {
            told.put(info.getName(), new Shape(sizes.subList(1, sizes.size()), false));
        }
    }

    /** With the batch; -1 where a size has a name. */
    static List<Long> sizes(ValueInfoProto info) {
        List<Long> sizes = new ArrayList<>();
        for (TensorShapeProto.Dimension size :
                info.getType().getTensorType().getShape().getDimList()) {
            sizes.add(size.hasDimValue() && size.getDimValue() >= 0 ? size.getDimValue() : -1L);
        }
        return sizes.size() > 8 ? List.of() : sizes;
    }

    /** The shape that the file tells of a value; unknown if it does not. */
    Shape told(String value) {
        return told.getOrDefault(value, Shape.UNKNOWN);
    }

    void initializer(TensorProto tensor) {
        tensors.put(tensor.getName(), tensor);
        constants.put(tensor.getName(), tensor.getName());
        if (OnnxTensors.isReal(tensor)) {
            parameters.add(tensor.getName());
        }
        integers(tensor.getName(), tensor);
    }

    /** A constant that stands in a node: a number of the formula, nothing trained. */
    void constant(String value, TensorProto tensor) {
        tensors.put(value, tensor);
        constants.put(value, value);
        integers(value, tensor);
    }

    private void integers(String value, TensorProto tensor) {
        long[] found = OnnxTensors.integers(tensor);
        if (found != null) {
            numbers.put(value, found);
        }
    }

    void numbers(String value, long[] found) {
        numbers.put(value, found);
    }

    long @Nullable [] numbers(String value) {
        return numbers.get(value);
    }

    void layer(String value, String name) {
        layers.put(value, name);
    }

    /** The layer that gives a value; null if none does. */
    @Nullable
    String layer(String value) {
        return layers.get(value);
    }

    boolean isLayer(String value) {
        return layers.containsKey(value);
    }

    /** The other name of what an operation hands on as it is. */
    void alias(String value, String same) {
        String layer = layers.get(same);
        String constant = constants.get(same);
        long[] known = numbers.get(same);
        if (layer != null) {
            layers.put(value, layer);
        }
        TensorProto tensor = constant == null ? null : tensors.get(constant);
        if (tensor != null) {
            // PyTorch writes equal tensors once, and hands them on under the names of the others: each is a parameter
            // of its own.
            tensors.put(value, tensor);
            constants.put(value, value);
            if (parameters.contains(constant)) {
                parameters.add(value);
            }
        }
        if (known != null) {
            numbers.put(value, known);
        }
    }

    /** A constant matrix whose rows and columns are exchanged. */
    void turned(String value, String constant) {
        alias(value, constant);
        constants.put(value, key(constant));
        turned.add(value);
    }

    boolean isTurned(String value) {
        return turned.contains(value);
    }

    /** The constant tensor of a value; null if it is none. */
    @Nullable
    TensorProto tensor(String value) {
        String constant = constants.get(value);
        return constant == null ? null : tensors.get(constant);
    }

    /** What its file calls a constant. */
    String key(String value) {
        return constants.getOrDefault(value, value);
    }

    /** The one number of a constant; NaN if it is none. */
    double scalar(String value) {
        TensorProto tensor = tensor(value);
        return tensor == null ? Double.NaN : tensors.first(tensor);
    }

    void use(NodeProto node) {
        node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum));
    }

    int uses(String value) {
        return uses.getOrDefault(value, 0);
    }

    /** How many parameters a value brings that were not counted before. */
    long count(String value) {
        String key = key(value);
        TensorProto tensor = tensors.get(key);
        return tensor != null && parameters.contains(key) && counted.add(key) ? OnnxTensors.count(tensor) : 0;
    }

    /** The layers that give the inputs of a node. */
    List<String> inputs(NodeProto node) {
        List<String> names = new ArrayList<>();
        for (String input : node.getInputList()) {
            String layer = layers.get(input);
            if (layer != null) {
                names.add(layer);
            }
        }
        return names;
    }

    Shape shape(String value) {
        String layer = layers.get(value);
        return layer == null ? Shape.UNKNOWN : builder.shape(layer);
    }
}
