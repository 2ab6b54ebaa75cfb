package dev.kasus.nets.onnx;

import com.google.protobuf.ByteString;
import dev.kasus.nets.file.SiblingFile;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.Weights;
import dev.kasus.nets.proto.StringStringEntryProto;
import dev.kasus.nets.proto.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The constant tensors of a graph. */
final class OnnxTensors implements Weights {
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int HALF = 10;
    private static final int DOUBLE = 11;
    private static final int BFLOAT16 = 16;
    private static final int EXTERNAL = 1;
    private static final int MOST_INTEGERS = 64;
    private static final long MOST_NUMBERS = 256_000_000;

    private final Path file;
    private final Map<String, TensorProto> tensors = new HashMap<>();

    OnnxTensors(Path file) {
        this.file = file;
    }

    void put(String name, TensorProto tensor) {
        tensors.put(name, tensor);
    }

    @Nullable
    TensorProto get(String name) {
        return tensors.get(name);
    }

    /** Whether it holds numbers that could have been trained. */
    static boolean isReal(TensorProto tensor) {
        int type = tensor.getDataType();
        return type == FLOAT || type == HALF || type == DOUBLE || type == BFLOAT16;
    }

    static List<Long> sizes(TensorProto tensor) {
        return tensor.getDimsList().stream().map(size -> Math.max(0, size)).toList();
    }

    static long count(TensorProto tensor) {
        return Shape.product(sizes(tensor));
    }

    /** The whole numbers of a small tensor; null if it holds others. */
    static long @Nullable [] integers(TensorProto tensor) {
        int type = tensor.getDataType();
        if (count(tensor) > MOST_INTEGERS || (type != INT64 && type != INT32)) {
            return null;
        }
        int count = (int) count(tensor);
        long[] found = new long[count];
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean wide = type == INT64;
        if (raw.remaining() >= count * (wide ? 8 : 4)) {
            for (int i = 0; i < count; i++) {
                found[i] = wide ? raw.getLong() : raw.getInt();
            }
            return found;
        }
        int given = wide ? tensor.getInt64DataCount() : tensor.getInt32DataCount();
        if (given != count) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            found[i] = wide ? tensor.getInt64Data(i) : tensor.getInt32Data(i);
        }
        return found;
    }

    /** The first number of a tensor, as far as it is in this file; NaN if not. */
    double first(TensorProto tensor) {
        return tensor.getDataLocation() == EXTERNAL || count(tensor) != 1
                ? Double.NaN
                : floats(tensor)
                        .filter(all -> all.length > 0)
                        .map(all -> (double) all[0])
                        .orElse(Double.NaN);
    }

    @Override
    public Optional<float[]> read(TensorRef reference) {
        TensorProto tensor = tensors.get(reference.key());
        return tensor == null ? Optional.empty() : floats(tensor);
    }

    private Optional<float[]> floats(TensorProto tensor) {
        long count = count(tensor);
        if (count > MOST_NUMBERS || !isReal(tensor)) {
            return Optional.empty();
        }
        int width = tensor.getDataType() == FLOAT ? 4 : tensor.getDataType() == DOUBLE ? 8 : 2;
        if (tensor.getDataLocation() == EXTERNAL) {
            return external(tensor, count * width).map(bytes -> numbers(bytes, (int) count, tensor.getDataType()));
        }
        ByteString raw = tensor.getRawData();
        if (raw.size() == count * width) {
            return Optional.of(numbers(raw.asReadOnlyByteBuffer(), (int) count, tensor.getDataType()));
        }
        if (tensor.getFloatDataCount() == count) {
            float[] found = new float[(int) count];
            for (int i = 0; i < count; i++) {
                found[i] = tensor.getFloatData(i);
            }
            return Optional.of(found);
        }
        return Optional.empty();
    }

    private Optional<ByteBuffer> external(TensorProto tensor, long bytes) {
        Map<String, String> place = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            place.put(entry.getKey(), entry.getValue());
        }
        String offset = place.getOrDefault("offset", "0");
        return offset.matches("\\d{1,18}")
                ? SiblingFile.read(file, place.getOrDefault("location", ""), Long.parseLong(offset), bytes)
                : Optional.empty();
    }

    private static float[] numbers(ByteBuffer bytes, int count, int type) {
        ByteBuffer ordered = bytes.order(ByteOrder.LITTLE_ENDIAN);
        float[] found = new float[count];
        for (int i = 0; i < count; i++) {
            found[i] = switch (type) {
                case DOUBLE -> (float) ordered.getDouble();
                case HALF -> dev.kasus.nets.file.HalfFloat.ieee(ordered.getShort());
                case BFLOAT16 -> dev.kasus.nets.file.HalfFloat.brain(ordered.getShort());
                default -> ordered.getFloat();
            };
        }
        return found;
    }
}
