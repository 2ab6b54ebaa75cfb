package dev.kasus.nets.torch;

import dev.kasus.nets.file.Archive;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.Weights;
import dev.kasus.nets.torch.PickleValue.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tensors of an archive of {@code torch.save}: each storage is an entry. */
final class ArchiveWeights implements Weights {
    private static final long MOST_BYTES = 1_000_000_000;

    private final Path file;
    private final String folder;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    ArchiveWeights(Path file, String folder) {
        this.file = file;
        this.folder = folder;
    }

    void know(Map<String, Tensor> others) {
        tensors.putAll(others);
    }

    @Override
    public Optional<float[]> read(TensorRef reference) {
        Tensor tensor = tensors.get(reference.key());
        Optional<TorchNumbers> type = tensor == null ? Optional.empty() : TorchNumbers.of(tensor.type());
        if (type.isEmpty() || tensor == null || !tensor.isContiguous()) {
            return Optional.empty();
        }
        try (Archive archive = Archive.open(file)) {
            String entry = folder + "data/" + tensor.storage();
            return archive.names().contains(entry)
                    ? type.get()
                            .read(
                                    ByteBuffer.wrap(archive.read(entry, MOST_BYTES)),
                                    tensor.offset(),
                                    Shape.product(tensor.sizes()))
                    : Optional.empty();
        }
    }
}
