package dev.kasus.nets.torch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.torch.AtenCall.Path;
import dev.kasus.nets.torch.AtenCall.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The graph in an archive of torch.export: every call with its arguments and the shapes of what comes out. */
final class ExportedProgram {
    private final AtenGraph graph;
    private final JsonNode tensors;
    private final Map<String, Object> values = new HashMap<>();

    private ExportedProgram(NetworkBuilder builder, JsonNode tensors) {
        this.graph = new AtenGraph(builder);
        this.tensors = tensors;
    }

    static void add(NetworkBuilder builder, JsonNode program) {
        JsonNode module = program.path("graph_module");
        ExportedProgram exported =
                new ExportedProgram(builder, module.path("graph").path("tensor_values"));
        for (JsonNode input : module.path("signature").path("input_specs")) {
            exported.input(input);
        }
        for (JsonNode node : module.path("graph").path("nodes")) {
            exported.call(node);
        }
        List<String> ends = new ArrayList<>();
        for (JsonNode output : module.path("graph").path("outputs")) {
            if (exported.values.get(output.path("as_tensor").path("name").asText()) instanceof Path path) {
                ends.add(path.layer());
            }
        }
        if (!ends.isEmpty()) {
            builder.keepWhatLeadsTo(ends);
        }
    }

    private void input(JsonNode spec) {
        JsonNode parameter = spec.path("parameter");
        JsonNode buffer = spec.path("buffer");
        JsonNode user = spec.path("user_input");
        if (parameter.isObject()) {
            weight(parameter, "parameter_name", true);
        } else if (buffer.isObject()) {
            weight(buffer, "buffer_name", false);
        } else if (user.isObject()) {
            String name = user.path("arg").path("as_tensor").path("name").asText();
            if (!name.isEmpty()) {
                values.put(name, graph.entrance(name, shape(name)));
            }
        }
    }

    private void weight(JsonNode spec, String key, boolean trained) {
        String name = spec.path("arg").path("name").asText();
        values.put(name, new Weight(spec.path(key).asText(), sizes(name), trained));
    }

    private List<Long> sizes(String tensor) {
        List<Long> sizes = new ArrayList<>();
        for (JsonNode size : tensors.path(tensor).path("sizes")) {
            sizes.add(
                    size.path("as_int").isNumber()
                            ? Math.max(0, Math.min(1L << 40, size.path("as_int").asLong()))
                            : -1L);
        }
        return sizes.size() > 8 ? List.of() : sizes;
    }

    /** Without the batch. */
    private Shape shape(String tensor) {
        List<Long> sizes = sizes(tensor);
        return sizes.size() > 1 ? new Shape(sizes.subList(1, sizes.size()), false) : Shape.UNKNOWN;
    }

    private void call(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        Map<String, Object> named = new LinkedHashMap<>();
        for (JsonNode input : node.path("inputs")) {
            Object value = value(input.path("arg"));
            named.put(input.path("name").asText(), value);
            if (input.path("kind").asInt(1) == 1) {
                arguments.add(value);
            }
        }
        List<String> outputs = new ArrayList<>();
        for (JsonNode output : node.path("outputs")) {
            collect(output, outputs);
        }
        AtenCall call = new AtenCall(
                operation(node.path("target").asText()),
                layer(node),
                arguments,
                arguments.isEmpty() ? named : rest(named, arguments.size()),
                outputs.stream().map(this::shape).toList());
        List<Object> results = graph.add(call, outputs.size());
        for (int i = 0; i < outputs.size() && !results.isEmpty(); i++) {
            values.put(outputs.get(i), results.get(Math.min(i, results.size() - 1)));
        }
    }

    private static Map<String, Object> rest(Map<String, Object> named, int placed) {
        Map<String, Object> rest = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, Object> entry : named.entrySet()) {
            if (i++ >= placed) {
                rest.put(entry.getKey(), entry.getValue());
            }
        }
        return rest;
    }

    private static void collect(JsonNode output, List<String> names) {
        if (output.path("as_tensor").isObject()) {
            names.add(output.path("as_tensor").path("name").asText());
        }
        for (JsonNode each : output.path("as_tensors")) {
            names.add(each.path("name").asText());
        }
    }

    private Object value(JsonNode argument) {
        if (argument.path("as_tensor").isObject()) {
            return values.getOrDefault(argument.path("as_tensor").path("name").asText(), PickleValue.None.NONE);
        }
        for (String kind : List.of("as_int", "as_float", "as_bool", "as_string")) {
            JsonNode plain = argument.path(kind);
            if (plain.isNumber()) {
                return kind.equals("as_int") ? (Object) plain.asLong() : (Object) plain.asDouble();
            } else if (plain.isBoolean()) {
                return plain.asBoolean();
            } else if (plain.isTextual()) {
                return plain.asText();
            }
        }
        List<Object> list = new ArrayList<>();
        for (String kind : List.of("as_ints", "as_floats", "as_tensors", "as_sym_ints")) {
            for (JsonNode each : argument.path(kind)) {
                list.add(item(each));
            }
        }
        return list.isEmpty() ? PickleValue.None.NONE : list;
    }

    private Object item(JsonNode each) {
        if (each.isNumber()) {
            return each.isIntegralNumber() ? (Object) each.asLong() : (Object) each.asDouble();
        } else if (each.path("as_int").isNumber()) {
            return each.path("as_int").asLong();
        }
        return values.getOrDefault(each.path("name").asText(), PickleValue.None.NONE);
    }

    /** Such as {@code conv2d} of {@code torch.ops.aten.conv2d.default}. */
    private static String operation(String target) {
        String[] parts = target.split("\\.");
        String name = parts.length >= 5 ? parts[3] : parts[parts.length - 1];
        return name.length() > 1 && name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }

    /** Such as {@code layer1.0.conv1}: the innermost module that calls. */
    private static String layer(JsonNode node) {
        String modules = node.path("metadata").path("nn_module_stack").asText();
        String last = modules.substring(modules.lastIndexOf(';') + 1);
        String[] parts = last.split(",");
        return parts.length >= 2 && !parts[1].isEmpty()
                ? parts[1]
                : node.path("name").asText("layer");
    }
}
