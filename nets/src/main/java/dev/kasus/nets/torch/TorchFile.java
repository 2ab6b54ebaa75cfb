package dev.kasus.nets.torch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.file.Archive;
import dev.kasus.nets.file.FileBytes;
import dev.kasus.nets.file.JsonBytes;
import dev.kasus.nets.file.Unreadable;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.graph.Weights;
import dev.kasus.nets.torch.PickleValue.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what PyTorch saves, as far as each kind of file tells the architecture. */
public final class TorchFile {
    private static final String WHAT = "a PyTorch file";
    private static final long MOST_PICKLE = 64_000_000;
    private static final int HEADER = 8;
    private static final String METADATA = "__metadata__";

    private TorchFile() {}

    /** An archive of torch.export, TorchScript or {@code torch.save}. */
    public static Network read(Archive archive, Unsaid unsaid) {
        Optional<String> program =
                archive.ending("/models/model.json").or(() -> archive.ending("/serialized_exported_program.json"));
        if (program.isPresent()) {
            return exported(archive, program.get(), unsaid);
        }
        String pickle = archive.ending("/data.pkl")
                .orElseThrow(() -> new BadInput(
                        archive.file() + " is a ZIP archive, but holds no model that is known",
                        "Name the file that Keras or PyTorch saved."));
        String folder = pickle.substring(0, pickle.length() - "data.pkl".length());
        Weights weights = new ArchiveWeights(archive.file(), folder);
        return guarded(archive.file(), () -> {
            Object root = Pickle.read(ByteBuffer.wrap(archive.read(pickle, MOST_PICKLE)));
            boolean script = archive.names().stream().anyMatch(name -> name.startsWith(folder + "code/"));
            Map<String, Tensor> tensors = PickledModel.tensors(root);
            ((ArchiveWeights) weights).know(tensors);
            NetworkBuilder builder = new NetworkBuilder(unsaid);
            if (script && ScriptRunner.add(builder, archive, folder, root) && holdsAll(builder, tensors)) {
                return builder.build("TorchScript", Maker.PYTORCH, true, weights);
            }
            NetworkBuilder plain = new NetworkBuilder(unsaid);
            StateDict.add(plain, sizes(tensors));
            return plain.build(script ? "TorchScript" : "PyTorch state dict", Maker.PYTORCH, false, weights);
        });
    }

    /** Whether every tensor has found its layer: else the code was not followed to its end. */
    private static boolean holdsAll(NetworkBuilder builder, Map<String, Tensor> tensors) {
        long found =
                builder.nodes().values().stream().mapToLong(Node::parameters).sum();
        long there = tensors.entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith("num_batches_tracked"))
                .mapToLong(entry -> Shape.product(entry.getValue().sizes()))
                .sum();
        return found == there;
    }

    private static Map<String, List<Long>> sizes(Map<String, Tensor> tensors) {
        Map<String, List<Long>> sizes = new LinkedHashMap<>();
        tensors.forEach((key, tensor) -> sizes.put(key, tensor.sizes()));
        return sizes;
    }

    private static Network exported(Archive archive, String program, Unsaid unsaid) {
        JsonNode json = JsonBytes.object(
                archive.read(program, JsonBytes.MOST_BYTES), archive.file(), "an archive of torch.export");
        return guarded(archive.file(), () -> {
            NetworkBuilder builder = new NetworkBuilder(unsaid);
            ExportedProgram.add(builder, json);
            if (builder.nodes().isEmpty()) {
                throw new BadInput("its graph is empty", "");
            }
            return builder.build("torch.export", Maker.PYTORCH, true, ExportWeights.of(archive));
        });
    }

    /** A file of {@code torch.save} before PyTorch 1.6: pickles one after the other. */
    public static Network readOldPickle(Path file, Unsaid unsaid) {
        ByteBuffer bytes = FileBytes.map(file);
        return guarded(file, () -> {
            Object root = Pickle.read(bytes);
            // The magic number, the protocol and the system stand before the model.
            for (int i = 0;
                    i < 3 && !(root instanceof Map<?, ?> map && map.size() > 3) && !(root instanceof PickleValue.Made);
                    i++) {
                root = Pickle.read(bytes);
            }
            NetworkBuilder builder = new NetworkBuilder(unsaid);
            StateDict.add(builder, sizes(PickledModel.tensors(root)));
            builder.note("The weights of such an old file are not looked at: save it again with a newer PyTorch.");
            return builder.build("PyTorch state dict (old)", Maker.PYTORCH, false, Weights.NONE);
        });
    }

    /** A file of safetensors. */
    public static Network readSafetensors(Path file, Unsaid unsaid) {
        ByteBuffer bytes = FileBytes.map(file);
        long length = bytes.capacity() < HEADER ? -1 : bytes.getLong(0);
        if (length < 2 || length > bytes.capacity() - HEADER || length > JsonBytes.MOST_BYTES) {
            throw Unreadable.because(file, "a safetensors file", "its header claims " + length + " bytes");
        }
        byte[] header = new byte[(int) length];
        bytes.get(HEADER, header);
        JsonNode json = JsonBytes.object(header, file, "a safetensors file");
        return guarded(file, () -> {
            Map<String, List<Long>> sizes = new LinkedHashMap<>();
            json.properties().forEach(entry -> {
                if (!entry.getKey().equals(METADATA)) {
                    List<Long> shape = new ArrayList<>();
                    entry.getValue().path("shape").forEach(size -> shape.add(Math.max(0, size.asLong())));
                    sizes.put(entry.getKey(), shape);
                }
            });
            NetworkBuilder builder = new NetworkBuilder(unsaid);
            StateDict.add(builder, sizes);
            if (builder.nodes().isEmpty()) {
                throw new BadInput("it holds no tensors", "");
            }
            return builder.build(
                    "safetensors",
                    Maker.PYTORCH,
                    false,
                    tensor -> safetensor(json, bytes, HEADER + length, tensor.key()));
        });
    }

    private static Optional<float[]> safetensor(JsonNode header, ByteBuffer bytes, long start, String key) {
        JsonNode entry = header.path(key);
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        List<Long> shape = new ArrayList<>();
        entry.path("shape").forEach(size -> shape.add(Math.max(0, size.asLong())));
        if (from < 0 || to < from || to > bytes.capacity() - start) {
            return Optional.empty();
        }
        ByteBuffer part = bytes.slice((int) (start + from), (int) (to - from));
        return TorchNumbers.of(entry.path("dtype").asText()).flatMap(type -> type.read(part, 0, Shape.product(shape)));
    }

    /** What is found to be wrong names the file. */
    private static Network guarded(Path file, Supplier<Network> reader) {
        try {
            return reader.get();
        } catch (BadInput bad) {
            throw bad.problem().contains(file.toString()) ? bad : bad.at(file.toString());
        } catch (StackOverflowError e) {
            throw Unreadable.because(file, WHAT, "it is nested too deeply", e);
        } catch (ClassCastException | IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw Unreadable.because(file, WHAT, "its parts do not fit each other", e);
        }
    }
}
