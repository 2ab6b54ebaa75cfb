package dev.kasus.nets.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which layer of a functional model is called on the outputs of which others: the words of Keras 2 and 3. */
final class KerasWiring {
    private static final String TENSOR = "__keras_tensor__";

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, JsonNode> shapes = new HashMap<>();

    /**
     * Where an input comes from.
     *
     * @param key layer and number of its call
     * @param output which of the outputs
     */
    record Source(String key, int output) {
        List<String> from(Map<String, List<String>> outputs) {
            List<String> names = outputs.getOrDefault(key, List.of());
            return output < names.size()
                    ? List.of(names.get(output))
                    : names.stream().limit(1).toList();
        }
    }

    /** One use of a layer. */
    record Call(JsonNode layer, String key, int number, List<Source> sources) {}

    static KerasWiring of(JsonNode config) {
        KerasWiring wiring = new KerasWiring();
        for (JsonNode layer : config.path("layers")) {
            String name = layer.hasNonNull("name")
                    ? layer.path("name").asText()
                    : layer.path("config").path("name").asText();
            JsonNode uses = layer.path("inbound_nodes");
            if (uses.isEmpty()) {
                wiring.put(new Call(layer, key(name, 0), 0, List.of()));
            }
            for (int number = 0; number < uses.size(); number++) {
                List<Source> sources = new ArrayList<>();
                wiring.collect(uses.path(number), sources);
                wiring.put(new Call(layer, key(name, number), number, sources));
            }
        }
        return wiring;
    }

    private void put(Call call) {
        if (calls.put(call.key(), call) != null) {
            throw new BadInput(
                    "two of its layers are called \"" + call.key().split("\n", 2)[0] + "\"", "Save the model again.");
        }
    }

    private static String key(String name, int call) {
        return name + "\n" + call;
    }

    /** Sources inside the arguments of a call, at whatever depth. */
    private void collect(JsonNode node, List<Source> found) {
        if (node.path("class_name").asText().equals(TENSOR)) {
            JsonNode history = node.path("config").path("keras_history");
            Source source = source(history);
            found.add(source);
            shapes.putIfAbsent(
                    source.key() + "\n" + source.output(), node.path("config").path("shape"));
        } else if (isHistory(node)) {
            found.add(source(node));
            collect(node.path(3), found);
        } else if (node.isContainerNode()) {
            node.forEach(child -> collect(child, found));
        }
    }

    /** Such as {@code ["conv", 0, 0]} or, in Keras 2, {@code ["conv", 0, 0, {}]}. */
    private static boolean isHistory(JsonNode node) {
        return node.isArray()
                && node.size() >= 3
                && node.size() <= 4
                && node.path(0).isTextual()
                && node.path(1).isInt()
                && node.path(2).isInt();
    }

    private static Source source(JsonNode history) {
        return new Source(
                key(history.path(0).asText(), history.path(1).asInt()),
                history.path(2).asInt());
    }

    /** The layers that a model's list of inputs or outputs names. */
    List<Source> sources(JsonNode list) {
        List<Source> found = new ArrayList<>();
        collect(list, found);
        return found;
    }

    /** The shape of what a call gives, where the file tells it. */
    Shape shape(String key, boolean channelsLast) {
        JsonNode shape = shapes.get(key + "\n0");
        return shape == null ? Shape.UNKNOWN : KerasConfig.shape(shape, channelsLast);
    }

    /** Every call behind those that it takes its inputs from; refuses a circle. */
    List<Call> inOrder() {
        Set<Call> done = new LinkedHashSet<>();
        List<Call> open = new ArrayList<>(calls.values());
        while (!open.isEmpty()) {
            List<Call> later = new ArrayList<>();
            Set<String> ready = new java.util.HashSet<>();
            done.forEach(call -> ready.add(call.key()));
            for (Call call : open) {
                boolean fits = call.sources().stream()
                        .allMatch(source -> ready.contains(source.key()) || !calls.containsKey(source.key()));
                if (fits) {
                    done.add(call);
                    ready.add(call.key());
                } else {
                    later.add(call);
                }
            }
            if (later.size() == open.size()) {
                throw new BadInput(
                        "its layers lead in a circle: " + later.get(0).key().split("\n", 2)[0],
                        "Save the model again.");
            }
            open = later;
        }
        return List.copyOf(done);
    }
}
