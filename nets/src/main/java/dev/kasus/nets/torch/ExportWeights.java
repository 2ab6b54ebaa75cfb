package dev.kasus.nets.torch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.nets.file.Archive;
import dev.kasus.nets.file.JsonBytes;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.Weights;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** The tensors of an archive of torch.export: an entry each, named by a table. */
record ExportWeights(Path file, String folder, JsonNode table) implements Weights {
    private static final String TABLE = "/data/weights/model_weights_config.json";
    private static final long MOST_BYTES = 1_000_000_000;

    static Weights of(Archive archive) {
        Optional<String> table = archive.ending(TABLE);
        if (table.isEmpty()) {
            return Weights.NONE;
        }
        String name = table.get();
        JsonNode json = JsonBytes.object(
                archive.read(name, JsonBytes.MOST_BYTES), archive.file(), "an archive of torch.export");
        return new ExportWeights(archive.file(), name.substring(0, name.lastIndexOf('/') + 1), json.path("config"));
    }

    @Override
    public Optional<float[]> read(TensorRef tensor) {
        JsonNode entry = table.path(tensor.key());
        String name = folder + entry.path("path_name").asText();
        Optional<TorchNumbers> type =
                TorchNumbers.ofExport(entry.path("tensor_meta").path("dtype").asInt());
        if (type.isEmpty() || entry.path("use_pickle").asBoolean(false)) {
            return Optional.empty();
        }
        try (Archive archive = Archive.open(file)) {
            return archive.names().contains(name)
                    ? type.get()
                            .read(
                                    ByteBuffer.wrap(archive.read(name, MOST_BYTES)),
                                    entry.path("tensor_meta")
                                            .path("storage_offset")
                                            .path("as_int")
                                            .asLong(0),
                                    tensor.numbers())
                    : Optional.empty();
        }
    }
}
