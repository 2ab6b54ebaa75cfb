package dev.kasus.nets.onnx;

import dev.kasus.nets.proto.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** What a layer is called: by its weights where it has some, else by its node. */
final class OnnxNames {
    private OnnxNames() {}

    /** Such as {@code layer1.0.conv1} of the tensor {@code layer1.0.conv1.weight}. */
    static String ofWeights(String tensor, NodeProto node) {
        int end = tensor.lastIndexOf('.');
        boolean named = end > 0 && !tensor.contains("::") && !tensor.contains("/");
        return named ? tensor.substring(0, end) : of(node);
    }

    /** Such as {@code layer1.0.relu} of the node {@code /layer1/layer1.0/relu/Relu}. */
    static String of(NodeProto node) {
        String name = node.getName().isEmpty() ? node.getOpType() : node.getName();
        if (!name.startsWith("/")) {
            return name;
        }
        String[] parts = name.substring(1).split("/");
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < parts.length - 1; i++) {
            if (!parts[i + 1].startsWith(parts[i] + ".")) {
                kept.add(parts[i]);
            }
        }
        if (kept.isEmpty() || !isOperation(parts[parts.length - 1], node)) {
            kept.add(parts[parts.length - 1]);
        }
        return String.join(".", kept);
    }

    private static boolean isOperation(String part, NodeProto node) {
        return part.startsWith(node.getOpType());
    }
}
