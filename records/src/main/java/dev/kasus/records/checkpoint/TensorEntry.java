package dev.kasus.records.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.run.Checkpoint;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
@SuppressWarnings("ArrayRecordComponent")
record TensorEntry(Checkpoint.Type type, long[] shape, long begin, long end) {

    /** Refuses an entry whose parts do not fit each other. */
    static TensorEntry read(String name, JsonNode json, Path file) {
        String dtype = json.path("dtype").asText();
        Checkpoint.Type type = Arrays.stream(Checkpoint.Type.values())
                .filter(candidate -> candidate.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> Safetensors.damaged(file, "tensor \"" + name + "\" has type \"" + dtype + "\""));
        long[] shape = longs(json.path("shape"));
        long[] offsets = longs(json.path("data_offsets"));
        long bytes = bytes(type, shape);
        if (bytes < 0 || offsets.length != 2 || offsets[0] < 0 || offsets[1] - offsets[0] != bytes) {
            throw Safetensors.damaged(file, "shape and size of tensor \"" + name + "\" do not fit");
        }
        return new TensorEntry(type, shape, offsets[0], offsets[1]);
    }

    private static long[] longs(JsonNode array) {
        long[] numbers = new long[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).asLong(-1));
        return numbers;
    }

    /** The size of a tensor, or -1 if it cannot be. */
    static long bytes(Checkpoint.Type type, long[] shape) {
        long bytes = type.size();
        for (long side : shape) {
            if (side < 0 || (side > 0 && bytes > Integer.MAX_VALUE / side)) {
                return -1;
            }
            bytes *= side;
        }
        return bytes;
    }
}
