package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.file.Archive;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.torch.AtenCall.Path;
import dev.kasus.nets.torch.AtenCall.Weight;
import dev.kasus.nets.torch.PickleValue.Made;
import dev.kasus.nets.torch.PickleValue.None;
import dev.kasus.nets.torch.PickleValue.Tensor;
import dev.kasus.nets.torch.ScriptText.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the code of a traced model from call to call, without running any of it: code with conditions or loops is left alone. */
final class ScriptRunner {
    private static final int DEEPEST = 64;
    private static final int MOST_STATEMENTS = 200_000;
    private static final int RGB = 3;

    private final NetworkBuilder builder;
    private final AtenGraph graph;
    private final ScriptCode code;
    private int statements;
    private int depth;

    /** A module of the model. */
    record Module(Made made, String path) {}

    /** A method of a module. */
    record Bound(Module module, String method) {}

    private ScriptRunner(NetworkBuilder builder, ScriptCode code) {
        this.builder = builder;
        this.graph = new AtenGraph(builder);
        this.code = code;
    }

    /** Adds the layers; gives whether the code could be followed. */
    static boolean add(NetworkBuilder builder, Archive archive, String folder, Object root) {
        if (!(root instanceof Made made)) {
            return false;
        }
        ScriptRunner runner = new ScriptRunner(builder, ScriptCode.of(archive, folder));
        ScriptCode.Method forward = runner.code.method(made.maker().full(), "forward");
        if (forward == null || forward.parameters().isEmpty()) {
            return false;
        }
        List<Object> inputs = new ArrayList<>();
        for (String parameter : forward.parameters()) {
            inputs.add(runner.graph.entrance(parameter, Shape.image(RGB, -1, -1, false)));
        }
        try {
            Object answer = runner.run(new Module(made, ""), "forward", inputs);
            if (answer instanceof Path path) {
                builder.keepWhatLeadsTo(List.of(path.layer()));
            }
            return answer instanceof Path || answer instanceof List<?>;
        } catch (BadInput | IndexOutOfBoundsException notUnderstood) {
            return false;
        }
    }

    private Object run(Module module, String name, List<Object> arguments) {
        ScriptCode.Method method = code.method(module.made().maker().full(), name);
        if (method == null || ++depth > DEEPEST) {
            throw new BadInput("its code calls what it does not hold, or itself", "");
        }
        Map<String, Object> values = new HashMap<>();
        values.put("self", module);
        for (int i = 0; i < method.parameters().size(); i++) {
            values.put(method.parameters().get(i), i < arguments.size() ? arguments.get(i) : None.NONE);
        }
        Frame frame = new Frame(module.path(), values);
        for (String statement : method.statements()) {
            if (++statements > MOST_STATEMENTS || statement.matches("(if|for|while|else|elif)\\b.*")) {
                throw new BadInput("its code has conditions or loops", "");
            }
            if (statement.startsWith("return ")) {
                depth--;
                return new ScriptText(statement.substring("return ".length()), frame).value();
            }
            assign(statement, frame);
        }
        depth--;
        return None.NONE;
    }

    private static void assign(String statement, Frame frame) {
        int equals = statement.indexOf(" = ");
        if (equals < 0) {
            new ScriptText(statement, frame).value();
            return;
        }
        String left = statement.substring(0, equals);
        Object value = new ScriptText(statement.substring(equals + 3), frame).value();
        String[] names = left.split(",");
        if (!left.contains(",")) {
            frame.values.put(left.split(":", 2)[0].strip(), value);
            return;
        }
        for (int i = 0; i < names.length; i++) {
            boolean there = value instanceof List<?> list && i < list.size();
            frame.values.put(names[i].strip(), there ? ((List<?>) value).get(i) : value);
        }
    }

    /** The names of one call of a method. */
    private final class Frame implements ScriptText.Meaning {
        private final String path;
        private final Map<String, Object> values;

        Frame(String path, Map<String, Object> values) {
            this.path = path;
            this.values = values;
        }

        @Override
        public Object name(String name) {
            Object value = values.get(name);
            return value == null ? new Name(name) : value;
        }

        @Override
        public Object part(Object whole, String name) {
            if (whole instanceof Name space) {
                return new Name(space.dotted() + "." + name);
            }
            return whole instanceof Module module ? partOf(module, name) : None.NONE;
        }

        private Object partOf(Module module, String name) {
            String below = module.path().isEmpty() ? name : module.path() + "." + name;
            Object value = module.made().state() instanceof Map<?, ?> state ? state.get(name) : null;
            if (value instanceof Made made) {
                return new Module(made, below);
            } else if (value instanceof Tensor tensor) {
                boolean trained = !name.startsWith("running_") && !name.equals("num_batches_tracked");
                return new Weight(below, tensor.sizes(), trained);
            }
            return value != null ? value : name.startsWith("forward") ? new Bound(module, name) : None.NONE;
        }

        @Override
        public Object item(Object whole, Object index) {
            if (whole instanceof List<?> list && index instanceof Long place && place >= 0 && place < list.size()) {
                return list.get((int) (long) place);
            }
            return whole instanceof Name ? whole : None.NONE;
        }

        @Override
        public Object call(Object called, List<Object> arguments, Map<String, Object> named) {
            if (called instanceof Bound bound) {
                return run(bound.module(), bound.method(), arguments);
            }
            String full = called instanceof Name name ? name.dotted() : "";
            if (full.equals("getattr") && arguments.size() == 2) {
                return part(arguments.get(0), String.valueOf(arguments.get(1)));
            }
            String last = full.substring(full.lastIndexOf('.') + 1);
            boolean operation = full.startsWith("torch.") || full.startsWith("ops.aten.");
            if (!operation || last.startsWith("__")) {
                // annotate(type, value), int(value), ops.prim.NumToTensor(value).
                return arguments.isEmpty() ? None.NONE : arguments.get(arguments.size() - 1);
            }
            return ScriptNumbers.of(last, arguments, builder).orElseGet(() -> operation(last, arguments, named));
        }

        private Object operation(String name, List<Object> arguments, Map<String, Object> named) {
            String plain = name.length() > 1 && name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
            List<Shape> told = ScriptNumbers.parts(plain, arguments, builder);
            AtenCall call = new AtenCall(plain, path.isEmpty() ? plain : path, arguments, named, told);
            List<Object> results = graph.add(call, told.size());
            if (results.isEmpty()) {
                return None.NONE;
            }
            return told.isEmpty() ? results.get(0) : results;
        }
    }
}
