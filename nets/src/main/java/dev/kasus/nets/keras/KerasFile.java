package dev.kasus.nets.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.file.Archive;
import dev.kasus.nets.file.FileBytes;
import dev.kasus.nets.file.Hdf5;
import dev.kasus.nets.file.JsonBytes;
import dev.kasus.nets.file.Unreadable;
import dev.kasus.nets.graph.Loss;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Unsaid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what Keras saves: {@code .keras}, {@code .h5} and the JSON of {@code model.to_json()}. */
public final class KerasFile {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final long MOST_WEIGHTS = 1_500_000_000;

    private KerasFile() {}

    /** Whether an archive is one that Keras writes. */
    public static boolean isKeras(Archive archive) {
        return archive.names().contains(CONFIG) && !archive.names().contains("saved_model.pb");
    }

    /** A {@code .keras} file. */
    public static Network read(Archive archive, Unsaid unsaid) {
        JsonNode config = JsonBytes.object(archive.read(CONFIG, JsonBytes.MOST_BYTES), archive.file(), "a Keras model");
        Hdf5 weights = null;
        String left = "";
        if (archive.names().contains(WEIGHTS)) {
            if (archive.size(WEIGHTS) <= MOST_WEIGHTS
                    && archive.size(WEIGHTS) < Runtime.getRuntime().maxMemory() / 3) {
                weights = Hdf5.of(archive.file(), ByteBuffer.wrap(archive.read(WEIGHTS, MOST_WEIGHTS)));
            } else {
                left = "The weights were not looked at: they take " + archive.size(WEIGHTS) + " bytes.";
            }
        }
        return network(archive.file(), config, weights, "Keras model (.keras)", left, unsaid);
    }

    /** An HDF5 file of a model. */
    public static Network readHdf5(Path file, Unsaid unsaid) {
        Hdf5 hdf = Hdf5.of(file, FileBytes.map(file));
        String config = hdf.text("/", "model_config")
                .orElseThrow(
                        () -> new BadInput(
                                file + " holds weights alone: it does not say which layers they belong to",
                                "Save the whole model, with model.save(\"model.keras\"), or its layers, with model.to_json()."));
        JsonNode tree = JsonBytes.object(config.getBytes(StandardCharsets.UTF_8), file, "a Keras model");
        String training = hdf.text("/", "training_config").orElse("");
        if (!training.isEmpty() && tree instanceof ObjectNode model) {
            model.set(
                    "compile_config",
                    JsonBytes.object(training.getBytes(StandardCharsets.UTF_8), file, "a Keras model"));
        }
        return network(file, tree, hdf, "Keras model (HDF5)", "", unsaid);
    }

    /** The JSON of a model. */
    public static Network readJson(Path file, JsonNode config, Unsaid unsaid) {
        return network(file, config, null, "Keras model (JSON)", "The file holds no weights.", unsaid);
    }

    /** Whether JSON describes a model of Keras. */
    public static boolean isModel(JsonNode tree) {
        return tree.path("class_name").isTextual() && tree.path("config").isObject();
    }

    private static Loss loss(JsonNode told) {
        String name = KerasConfig.word(told).replace("losses", "");
        return name.isEmpty()
                ? Loss.UNKNOWN
                : new Loss(name, told.path("config").path("from_logits").asBoolean(false));
    }

    private static Network network(
            Path file, JsonNode config, @Nullable Hdf5 hdf, String format, String note, Unsaid unsaid) {
        if (!KerasModel.isModel(config)) {
            throw new BadInput(
                    file + " holds a model of the class \""
                            + config.path("class_name").asText() + "\", whose layers it does not describe",
                    "Layers of a subclassed model stand in Python only: build it with keras.Sequential or the functional API, or export it to ONNX.");
        }
        NetworkBuilder builder = new NetworkBuilder(unsaid);
        if (!note.isEmpty()) {
            builder.note(note);
        }
        builder.loss(loss(config.path("compile_config").path("loss")));
        KerasWeights weights = new KerasWeights(hdf);
        try {
            new KerasModel(builder, weights).add(config, "", java.util.List.of(), 0);
        } catch (BadInput bad) {
            throw Unreadable.because(file, "a Keras model", bad.problem(), bad);
        }
        if (builder.nodes().isEmpty()) {
            throw Unreadable.because(file, "a Keras model", "it has no layers");
        }
        return builder.build(format, Maker.KERAS, true, weights.reader());
    }
}
