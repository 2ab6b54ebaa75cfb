package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.Window;
import dev.kasus.nets.proto.AttributeProto;
import dev.kasus.nets.proto.NodeProto;
import dev.kasus.nets.proto.TensorProto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of an ONNX node. */
record OnnxAttributes(NodeProto node) {
    private @Nullable AttributeProto find(String name) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    long whole(String name, long otherwise) {
        AttributeProto attribute = find(name);
        return attribute == null ? otherwise : attribute.getI();
    }

    double real(String name, double otherwise) {
        AttributeProto attribute = find(name);
        return attribute == null ? otherwise : attribute.getF();
    }

    String text(String name) {
        AttributeProto attribute = find(name);
        return attribute == null ? "" : attribute.getS().toString(StandardCharsets.UTF_8);
    }

    List<Long> wholes(String name) {
        AttributeProto attribute = find(name);
        return attribute == null ? List.of() : attribute.getIntsList();
    }

    @Nullable
    TensorProto tensor(String name) {
        AttributeProto attribute = find(name);
        return attribute == null || !attribute.hasT() ? null : attribute.getT();
    }

    boolean has(String name) {
        return find(name) != null;
    }

    private int side(String name, int index, int otherwise) {
        List<Long> all = wholes(name);
        return index < all.size() ? (int) Math.max(0, Math.min(65_536, all.get(index))) : otherwise;
    }

    /** The window of a convolution or a pooling over images; null if it slides over something else. */
    @Nullable
    Window window(List<Long> kernel) {
        if (kernel.size() != 2 || kernel.stream().anyMatch(side -> side < 1 || side > 65_536)) {
            return null;
        }
        String auto = text("auto_pad");
        Window.Padding padding = auto.startsWith("SAME")
                ? Window.Padding.SAME
                : new Window.Padding(
                        side("pads", 0, 0), side("pads", 1, 0), side("pads", 2, 0), side("pads", 3, 0), false);
        return new Window(
                kernel.get(0).intValue(),
                kernel.get(1).intValue(),
                Math.max(1, side("strides", 0, 1)),
                Math.max(1, side("strides", 1, 1)),
                Math.max(1, side("dilations", 0, 1)),
                padding,
                whole("ceil_mode", 0) == 1);
    }
}
