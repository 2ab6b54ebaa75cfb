package dev.kasus.nets.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** An HDF5 file: the texts on its groups and the numbers in its data sets, read by jHDF with bounds on depth, size and time. */
public final class Hdf5 {
    private static final String WHAT = "an HDF5 file";
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 64;
    private static final long MOST_NUMBERS = 256_000_000;

    private final Path file;
    private final ByteBuffer bytes;
    private final Map<String, List<Long>> tensors = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    private int met;

    private Hdf5(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Looks at everything but the numbers.
     *
     * @param file named in messages
     */
    public static Hdf5 of(Path file, ByteBuffer bytes) {
        return Patience.with(file, WHAT, () -> {
            Hdf5 hdf = new Hdf5(file, bytes);
            try (HdfFile open = hdf.open()) {
                hdf.visit(open, "", 0);
            }
            return hdf;
        });
    }

    private HdfFile open() {
        return HdfFile.fromByteBuffer(bytes.duplicate());
    }

    /** The shape of every data set, by its path, such as {@code /layers/conv2d/vars/0}. */
    public Map<String, List<Long>> tensors() {
        return tensors;
    }

    /** A text on a group; nothing if there is none. */
    public Optional<String> text(String group, String name) {
        return Optional.ofNullable(texts.getOrDefault(group, Map.of()).get(name));
    }

    private void visit(Group group, String path, int depth) {
        if (depth > DEEPEST) {
            throw Unreadable.because(file, WHAT, "it leads in a circle or is more than " + DEEPEST + " groups deep");
        }
        texts(group, path);
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            if (++met > MOST_NODES) {
                throw Unreadable.because(
                        file, WHAT, "it holds or claims more than " + MOST_NODES + " groups and data sets");
            }
            // A link may lead anywhere: to a group above it, or into another file.
            if (child.getValue().isLink()) {
                continue;
            }
            String below = path + "/" + child.getKey();
            if (child.getValue() instanceof Group inner) {
                visit(inner, below, depth + 1);
            } else if (child.getValue() instanceof Dataset data) {
                tensors.put(
                        below,
                        LongStream.of(toLongs(data.getDimensions())).boxed().toList());
            }
        }
    }

    private static long[] toLongs(int[] sizes) {
        long[] longs = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            longs[i] = sizes[i];
        }
        return longs;
    }

    private void texts(Group group, String path) {
        for (Attribute attribute : group.getAttributes().values()) {
            if (attribute.getJavaType() == String.class && attribute.isScalar()) {
                texts.computeIfAbsent(path.isEmpty() ? "/" : path, key -> new LinkedHashMap<>())
                        .put(attribute.getName(), String.valueOf(attribute.getData()));
            }
        }
    }

    /** The numbers of a data set; nothing if they are no floating-point numbers or too many. */
    public Optional<float[]> numbers(String path) {
        return Patience.with(file, WHAT, () -> {
            try (HdfFile open = open()) {
                Dataset data = open.getDatasetByPath(path);
                boolean fits = data.getSize() <= MOST_NUMBERS && data.getStorageInBytes() <= bytes.capacity();
                return fits ? floats(data.getDataFlat()) : Optional.empty();
            }
        });
    }

    private static Optional<float[]> floats(Object flat) {
        if (flat instanceof float[] floats) {
            return Optional.of(floats);
        }
        if (flat instanceof double[] doubles) {
            float[] floats = new float[doubles.length];
            for (int i = 0; i < doubles.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return Optional.of(floats);
        }
        return Optional.empty();
    }
}
