package dev.kasus.nets.file;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/** JSON in files of strangers: bounded in size, depth and number of names. */
public final class JsonBytes {
    /** Far more than the largest published networks take. */
    public static final long MOST_BYTES = 64_000_000;

    private static final int DEEPEST = 200;
    private static final ObjectMapper JSON = mapper();

    private JsonBytes() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength((int) MOST_BYTES)
                        .maxDocumentLength(MOST_BYTES)
                        .build());
        return mapper;
    }

    /** The object that some bytes hold. */
    public static JsonNode object(byte[] bytes, Path file, String what) {
        JsonNode tree;
        try {
            tree = JSON.readTree(bytes);
        } catch (IOException e) {
            throw Unreadable.because(file, what, "it is not JSON", e);
        }
        if (tree == null || !tree.isObject()) {
            throw Unreadable.because(file, what, "it is not a JSON object");
        }
        return tree;
    }
}
