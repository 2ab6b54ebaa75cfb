package dev.kasus.nets.torch;

import dev.kasus.nets.file.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/** How numbers of PyTorch lie in bytes. */
enum TorchNumbers {
    FLOAT(4),
    DOUBLE(8),
    HALF(2),
    BFLOAT16(2);

    private final int width;

    TorchNumbers(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    /** By the class of a storage, such as {@code FloatStorage}, or a type of safetensors, such as {@code F32}; nothing of whole numbers. */
    static Optional<TorchNumbers> of(String name) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT).replace("storage", "")) {
                    case "float", "f32" -> FLOAT;
                    case "double", "f64" -> DOUBLE;
                    case "half", "f16" -> HALF;
                    case "bfloat16", "bf16" -> BFLOAT16;
                    default -> null;
                });
    }

    /** By the number that torch.export gives a type. */
    static Optional<TorchNumbers> ofExport(int type) {
        return switch (type) {
            case 6 -> Optional.of(HALF);
            case 7 -> Optional.of(FLOAT);
            case 8 -> Optional.of(DOUBLE);
            case 13 -> Optional.of(BFLOAT16);
            default -> Optional.empty();
        };
    }

    /** So many numbers from a place on, counted in numbers; nothing if they are not there. */
    Optional<float[]> read(ByteBuffer bytes, long offset, long count) {
        if (offset < 0
                || count < 0
                || count > Integer.MAX_VALUE / 16
                || offset > Integer.MAX_VALUE
                || (offset + count) * width > bytes.capacity()) {
            return Optional.empty();
        }
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        in.limit((int) ((offset + count) * width)).position((int) offset * width);
        float[] found = new float[(int) count];
        for (int i = 0; i < found.length; i++) {
            found[i] = switch (this) {
                case FLOAT -> in.getFloat();
                case DOUBLE -> (float) in.getDouble();
                case HALF -> HalfFloat.ieee(in.getShort());
                case BFLOAT16 -> HalfFloat.brain(in.getShort());
            };
        }
        return Optional.of(found);
    }
}
