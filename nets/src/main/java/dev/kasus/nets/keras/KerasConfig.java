package dev.kasus.nets.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The configuration of one layer.
 *
 * @param type its class
 * @param module where the class comes from; empty in old files
 * @param config its settings
 * @param whole the layer with what stands beside its settings
 */
record KerasConfig(String type, String module, JsonNode config, JsonNode whole) {
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("relu", Function.RELU),
            Map.entry("relu6", Function.RELU6),
            Map.entry("leakyrelu", Function.LEAKY_RELU),
            Map.entry("elu", Function.ELU),
            Map.entry("celu", Function.CELU),
            Map.entry("selu", Function.SELU),
            Map.entry("gelu", Function.GELU),
            Map.entry("silu", Function.SILU),
            Map.entry("swish", Function.SILU),
            Map.entry("hardsilu", Function.HARD_SWISH),
            Map.entry("hardswish", Function.HARD_SWISH),
            Map.entry("mish", Function.MISH),
            Map.entry("sigmoid", Function.SIGMOID),
            Map.entry("hardsigmoid", Function.HARD_SIGMOID),
            Map.entry("tanh", Function.TANH),
            Map.entry("hardtanh", Function.TANH),
            Map.entry("softsign", Function.SOFTSIGN),
            Map.entry("softplus", Function.SOFTPLUS),
            Map.entry("exponential", Function.EXPONENTIAL));

    static KerasConfig of(JsonNode layer) {
        return new KerasConfig(text(layer.path("class_name")), text(layer.path("module")), layer.path("config"), layer);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    String name() {
        String own = text(config.path("name"));
        return own.isEmpty() ? text(whole.path("name")) : own;
    }

    /** A text, in lower case and without what words are joined by; of an object, its class. */
    static String word(JsonNode node) {
        String text = node.isObject() ? text(node.path("class_name")) : text(node);
        if (node.isObject() && text.equals("function")) {
            text = text(node.path("config"));
        }
        return text.toLowerCase(Locale.ROOT).replace("_", "");
    }

    String word(String key) {
        return word(config.path(key));
    }

    long number(String key, long otherwise) {
        JsonNode node = config.path(key);
        return node.isNumber() ? Math.max(0, Math.min(Integer.MAX_VALUE, node.asLong())) : otherwise;
    }

    double fraction(String key, double otherwise) {
        JsonNode node = config.path(key);
        return node.isNumber() ? node.asDouble() : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode node = config.path(key);
        return node.isBoolean() ? node.asBoolean() : otherwise;
    }

    boolean has(String key) {
        return config.hasNonNull(key);
    }

    boolean channelsLast() {
        return !word("data_format").equals("channelsfirst");
    }

    /** The function of an activation; {@link Function#OTHER} if it is not known. */
    static Function function(JsonNode node) {
        return FUNCTIONS.getOrDefault(word(node), Function.OTHER);
    }

    private int side(String key, int axis, int otherwise) {
        JsonNode node = config.path(key);
        JsonNode side = node.isArray() ? node.path(axis) : node;
        return side.isNumber() ? (int) Math.max(1, Math.min(65_536, side.asLong())) : otherwise;
    }

    /** The window of a convolution or a pooling. */
    Window window(String kernel, boolean strideIsKernel) {
        int height = side(kernel, 0, 1);
        int width = side(kernel, 1, 1);
        boolean same = word("padding").equals("same");
        return new Window(
                height,
                width,
                side("strides", 0, strideIsKernel ? height : 1),
                side("strides", 1, strideIsKernel ? width : 1),
                side("dilation_rate", 0, 1),
                same ? Window.Padding.SAME : Window.Padding.NONE,
                false);
    }

    /** Numbers on the four sides, as padding and cropping are written: {@code 1}, {@code [1, 1]} or {@code [[1, 1], [1, 1]]}. */
    long[] sides(String key) {
        JsonNode node = config.path(key);
        long[] sides = new long[4];
        for (int axis = 0; axis < 2; axis++) {
            JsonNode part = node.isArray() ? node.path(axis) : node;
            for (int end = 0; end < 2; end++) {
                JsonNode number = part.isArray() ? part.path(end) : part;
                sides[2 * end + axis] = Math.max(0, Math.min(65_536, number.asLong(0)));
            }
        }
        return sides;
    }

    /** What the file says of its training. */
    Settings settings() {
        boolean regularized = List.of("kernel_regularizer", "depthwise_regularizer", "pointwise_regularizer").stream()
                .anyMatch(this::has);
        String initializer = word("kernel_initializer");
        return new Settings(
                initializer.isEmpty() ? word("depthwise_initializer") : initializer,
                regularized,
                flag("trainable", true));
    }

    /** A shape with the batch, as Keras writes it; unknown if it is none. */
    static Shape shape(JsonNode array, boolean channelsLast) {
        if (!array.isArray() || array.size() < 2 || array.size() > 8) {
            return Shape.UNKNOWN;
        }
        List<Long> sizes = new ArrayList<>();
        for (int i = 1; i < array.size(); i++) {
            JsonNode size = array.path(i);
            if (!size.isNumber() && !size.isNull()) {
                return Shape.UNKNOWN;
            }
            sizes.add(size.isNumber() ? Math.max(-1, Math.min(1L << 40, size.asLong())) : -1L);
        }
        return new Shape(sizes, channelsLast);
    }
}
