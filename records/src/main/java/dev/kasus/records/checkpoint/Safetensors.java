package dev.kasus.records.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.message.BadInput;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.IoProblem;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Checkpoint.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints as safetensors files, which Python's package of that name opens too: length of the header as 8 bytes, the header
 * in JSON, the bytes of the tensors one after the other; little-endian. Epoch, step and values stand in the metadata.
 */
public final class Safetensors {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final String METADATA = "__metadata__";
    private static final String EPOCH = "kasus.epoch";
    private static final String STEP = "kasus.step";
    /** The largest header that the format allows. */
    private static final int LONGEST_HEADER = 100_000_000;

    private Safetensors() {}

    /** Replaces a file, as a whole or not at all. */
    public static void write(Path file, Checkpoint checkpoint) {
        ByteBuffer header = ByteBuffer.wrap(header(checkpoint));
        ByteBuffer length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.limit())
                .flip();
        AtomicFile.write(file, channel -> {
            AtomicFile.writeFully(channel, length.duplicate());
            AtomicFile.writeFully(channel, header.duplicate());
            for (Tensor tensor : checkpoint.tensors().values()) {
                AtomicFile.writeFully(channel, tensor.bytes().duplicate().rewind());
            }
        });
    }

    private static byte[] header(Checkpoint checkpoint) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode metadata = header.putObject(METADATA);
        metadata.put(EPOCH, Integer.toString(checkpoint.epoch()));
        metadata.put(STEP, Long.toString(checkpoint.step()));
        checkpoint.values().forEach(metadata::put);
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : checkpoint.tensors().entrySet()) {
            Tensor tensor = entry.getValue();
            if (TensorEntry.bytes(tensor.type(), tensor.shape())
                    != tensor.bytes().limit()) {
                throw new IllegalArgumentException("shape and size of tensor " + entry.getKey() + " do not fit");
            }
            long end = offset + tensor.bytes().limit();
            ObjectNode node = header.putObject(entry.getKey());
            node.put("dtype", tensor.type().name());
            node.set("shape", JSON.valueToTree(tensor.shape()));
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        // Spaces up to a multiple of 8, so that the first tensor is aligned.
        String text = header.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat(Math.floorMod(-bytes, 8))).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a file; refuses one that is damaged, cut short or not a checkpoint of Kasus. */
    public static Checkpoint read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, file);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    private static Checkpoint read(FileChannel channel, Path file) throws IOException {
        long available = channel.size() - 8;
        long length = available < 2 ? -1 : bytes(channel, 0, 8).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > available) {
            throw damaged(file, "it has no header");
        }
        JsonNode header = header(bytes(channel, 8, (int) length), file);
        JsonNode metadata = header.path(METADATA);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                TensorEntry tensor = TensorEntry.read(entry.getKey(), entry.getValue(), file);
                if (tensor.begin() != end || tensor.end() > available - length) {
                    throw damaged(file, "the bytes of tensor \"" + entry.getKey() + "\" are not all there");
                }
                end = tensor.end();
                ByteBuffer bytes = bytes(channel, 8 + length + tensor.begin(), (int) (end - tensor.begin()));
                tensors.put(entry.getKey(), new Tensor(tensor.type(), tensor.shape(), bytes));
            }
        }
        if (end != available - length) {
            throw damaged(file, "there are " + (available - length - end) + " bytes of no tensor");
        }
        Map<String, String> values = new LinkedHashMap<>();
        metadata.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        int epoch = (int) whole(values.remove(EPOCH), Integer.MAX_VALUE, EPOCH, file);
        long step = whole(values.remove(STEP), Long.MAX_VALUE, STEP, file);
        return new Checkpoint(epoch, step, values, tensors);
    }

    private static JsonNode header(ByteBuffer bytes, Path file) {
        try {
            JsonNode header = JSON.readTree(StandardCharsets.UTF_8.decode(bytes).toString());
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw damaged(file, "its header is not JSON");
        }
        throw damaged(file, "its header is not a JSON object");
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {}
        if (buffer.hasRemaining()) {
            throw new IOException("it was truncated while it was read");
        }
        return buffer.flip();
    }

    private static long whole(@Nullable String text, long most, String key, Path file) {
        if (text == null || !text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
            throw new BadInput(
                    file + " is not a checkpoint of a run: it has " + key + " \"" + text + "\"",
                    "Name a file that a run wrote, such as latest.safetensors.");
        }
        return Long.parseLong(text);
    }

    static BadInput damaged(Path file, String how) {
        return new BadInput(
                file + " is damaged or not a safetensors file: " + how,
                "Delete it, and use another checkpoint or start a new training.");
    }
}
