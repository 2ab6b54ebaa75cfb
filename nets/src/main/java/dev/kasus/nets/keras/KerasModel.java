package dev.kasus.nets.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model of Keras as layers: models inside it are opened, activations that layers bring along become layers of their own. */
final class KerasModel {
    private static final Set<String> MODELS = Set.of("Functional", "Model", "Sequential");
    private static final int DEEPEST = 16;

    private final NetworkBuilder builder;
    private final KerasParameters parameters;

    KerasModel(NetworkBuilder builder, KerasWeights weights) {
        this.builder = builder;
        this.parameters = new KerasParameters(weights);
    }

    static boolean isModel(JsonNode layer) {
        return MODELS.contains(layer.path("class_name").asText())
                && layer.path("config").path("layers").isArray();
    }

    /** Adds the layers of a model; gives the names of those that its answer comes from. */
    List<String> add(JsonNode model, String prefix, List<String> inputs, int depth) {
        if (depth > DEEPEST) {
            throw new BadInput(
                    "its models are nested more than " + DEEPEST + " deep", "Check that this is the right file.");
        }
        return model.path("class_name").asText().equals("Sequential")
                ? sequential(model.path("config"), prefix, inputs, depth)
                : functional(model.path("config"), prefix, inputs, depth);
    }

    private List<String> sequential(JsonNode config, String prefix, List<String> inputs, int depth) {
        List<String> current = inputs;
        for (JsonNode layer : config.path("layers")) {
            KerasConfig kind = KerasConfig.of(layer);
            boolean isInput = kind.type().equals("InputLayer");
            if (current.isEmpty() && !isInput) {
                current = List.of(entrance(prefix + "input", started(kind, config)));
            }
            if (isInput && !current.isEmpty()) {
                continue;
            }
            current = isModel(layer)
                    ? add(layer, prefix + kind.name() + "/", current, depth + 1)
                    : List.of(layer(kind, prefix, current, Shape.UNKNOWN, 0));
        }
        return current;
    }

    private static Shape started(KerasConfig first, JsonNode model) {
        for (JsonNode candidate : List.of(
                first.config().path("batch_input_shape"),
                first.config().path("batch_shape"),
                model.path("build_input_shape"),
                first.whole().path("build_config").path("input_shape"))) {
            Shape shape = KerasConfig.shape(candidate, first.channelsLast());
            if (shape.isKnown()) {
                return shape;
            }
        }
        return Shape.UNKNOWN;
    }

    private String entrance(String name, Shape shape) {
        return builder.add(name, "InputLayer", new Operation.Input(), List.of(), shape, Parameters.NONE);
    }

    private List<String> functional(JsonNode config, String prefix, List<String> inputs, int depth) {
        KerasWiring wiring = KerasWiring.of(config);
        Map<String, List<String>> outputs = new HashMap<>();
        List<KerasWiring.Source> entrances = wiring.sources(config.path("input_layers"));
        for (int i = 0; i < entrances.size() && i < inputs.size(); i++) {
            outputs.put(entrances.get(i).key(), List.of(inputs.get(i)));
        }
        for (KerasWiring.Call call : wiring.inOrder()) {
            KerasConfig kind = KerasConfig.of(call.layer());
            if (outputs.containsKey(call.key())) {
                continue;
            }
            List<String> from = call.sources().stream()
                    .flatMap(source -> source.from(outputs).stream())
                    .toList();
            outputs.put(
                    call.key(),
                    isModel(call.layer())
                            ? add(call.layer(), prefix + kind.name() + "/", from, depth + 1)
                            : List.of(layer(
                                    kind, prefix, from, wiring.shape(call.key(), kind.channelsLast()), call.number())));
        }
        List<String> ends = wiring.sources(config.path("output_layers")).stream()
                .flatMap(source -> source.from(outputs).stream())
                .toList();
        return ends.isEmpty() ? outputs.values().stream().flatMap(List::stream).toList() : ends;
    }

    /** Adds one layer and the activation that it brings along; gives the name of the last. */
    private String layer(KerasConfig kind, String prefix, List<String> inputs, Shape told, int call) {
        String name = prefix + kind.name();
        if (kind.type().equals("InputLayer")) {
            Shape shape = KerasConfig.shape(kind.config().path("batch_shape"), true);
            return entrance(
                    name,
                    shape.isKnown() ? shape : KerasConfig.shape(kind.config().path("batch_input_shape"), true));
        }
        Shape in = inputs.isEmpty() ? Shape.UNKNOWN : builder.shape(inputs.get(0));
        Operation operation = KerasOperations.of(kind, in, inputs.size());
        if (operation instanceof Operation.Other
                && kind.module().startsWith("keras.src.ops")
                && kind.type().equals("Mean")
                && in.isImage()) {
            operation = new Operation.GlobalPool(Operation.PoolKind.AVERAGE, 1, 1, true);
        }
        boolean again = call > 0;
        Parameters own = again ? Parameters.NONE : parameters.of(kind, operation, in);
        boolean separable = kind.type().startsWith("Separable");
        boolean bends = kind.config().has("activation")
                && !kind.type().equals("Activation")
                && !KerasOperations.isLinear(kind.config().path("activation"));
        String last = builder.add(
                separable ? name + "/depthwise" : name,
                kind.type(),
                operation,
                inputs,
                separable ? Shape.UNKNOWN : told,
                own);
        if (separable && operation instanceof Operation.Conv depthwise) {
            Operation.Conv point = new Operation.Conv(
                    Window.square(1, 1, Window.Padding.NONE),
                    kind.number("filters", 0),
                    depthwise.filters(),
                    1,
                    kind.flag("use_bias", true),
                    false);
            last = builder.add(
                    name + "/pointwise",
                    kind.type(),
                    point,
                    List.of(last),
                    told,
                    again ? Parameters.NONE : parameters.pointwise(kind, point));
        }
        return bends ? activation(kind, name, last) : last;
    }

    private String activation(KerasConfig kind, String name, String last) {
        JsonNode activation = kind.config().path("activation");
        Operation operation = KerasOperations.activation(activation);
        String word = operation instanceof Operation.Softmax ? "softmax" : KerasConfig.word(activation);
        return builder.add(name + "/" + word, "activation of " + kind.type(), operation, List.of(last));
    }
}
