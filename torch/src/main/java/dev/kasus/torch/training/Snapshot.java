package dev.kasus.torch.training;

import dev.kasus.message.BadInput;
import dev.kasus.run.Checkpoint;
import dev.kasus.torch.network.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Moves a training's tensors to and from a checkpoint. */
public final class Snapshot {
    /** The value that says with which weights the training began, where it did not draw its own. */
    static final String FIRST_WEIGHTS = "first-weights";

    private Snapshot() {}

    /**
     * Everything that the training needs to go on; copies of the tensors.
     *
     * @param firstWeights with whose weights the training began; empty for its own
     * @param complete whether there is nothing left to train
     */
    static Checkpoint take(
            TrainingState memory,
            double seconds,
            String firstWeights,
            boolean complete,
            Network network,
            Optimization optimization) {
        Map<String, String> values = new LinkedHashMap<>(memory.values());
        if (!firstWeights.isEmpty()) {
            values.put(FIRST_WEIGHTS, firstWeights);
        }
        values.put("seconds", Double.toString(seconds));
        values.put(Checkpoint.COMPLETE, Boolean.toString(complete));
        Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>();
        try (NoGradGuard guard = new NoGradGuard()) {
            tensorsOf(network, optimization).forEach((name, tensor) -> tensors.put(name, copy(tensor)));
        }
        return new Checkpoint(memory.epoch(), memory.step(), values, tensors);
    }

    /** Puts a checkpoint's numbers into a training's tensors. */
    public static void restore(Checkpoint checkpoint, Network network, Optimization optimization) {
        try (NoGradGuard guard = new NoGradGuard()) {
            tensorsOf(network, optimization).forEach((name, tensor) -> fill(tensor, name, checkpoint));
        }
        optimization.restoreStep(checkpoint.step());
    }

    /** Puts a checkpoint's weights and statistics into a network. */
    public static void restore(Checkpoint checkpoint, Network network) {
        try (NoGradGuard guard = new NoGradGuard()) {
            tensorsOf(network).forEach((name, tensor) -> fill(tensor, name, checkpoint));
        }
    }

    /**
     * Puts a checkpoint's weights and statistics into every layer of a network that has there a layer of its name with the same
     * shapes.
     *
     * @return the names of the other layers, which stay as they are
     */
    static List<String> restoreWhatFits(Checkpoint checkpoint, Network network) {
        Map<String, Map<String, Tensor>> layers = new LinkedHashMap<>();
        tensorsOf(network)
                .forEach((name, tensor) -> layers.computeIfAbsent(
                                name.substring(0, name.lastIndexOf('.')), layer -> new LinkedHashMap<>())
                        .put(name, tensor));
        List<String> others = new ArrayList<>();
        try (NoGradGuard guard = new NoGradGuard()) {
            layers.forEach((layer, tensors) -> {
                if (tensors.entrySet().stream().allMatch(it -> fits(it.getValue(), it.getKey(), checkpoint))) {
                    tensors.forEach((name, tensor) -> fill(tensor, name, checkpoint));
                } else {
                    others.add(layer);
                }
            });
        }
        if (others.size() == layers.size()) {
            throw new BadInput(
                    "no layer of the recipe has the name and the shapes of one in the run whose weights it begins with, "
                            + checkpoint.weightsOf(),
                    "Give the layers the names that they have there, or begin with new weights.");
        }
        return others;
    }

    private static boolean fits(Tensor tensor, String name, Checkpoint checkpoint) {
        Checkpoint.Tensor saved = checkpoint.tensors().get(name);
        return saved != null
                && saved.type() == Checkpoint.Type.F32
                && saved.bytes().limit() == tensor.numel() * Float.BYTES
                && Arrays.equals(saved.shape(), shape(tensor));
    }

    private static long[] shape(Tensor tensor) {
        long[] shape = new long[(int) tensor.dim()];
        Arrays.setAll(shape, tensor::size);
        return shape;
    }

    /** Copies of a network's weights alone, by their names. */
    public static Map<String, Checkpoint.Tensor> weights(Network network) {
        Map<String, Checkpoint.Tensor> weights = new LinkedHashMap<>();
        try (NoGradGuard guard = new NoGradGuard()) {
            network.parameters().parameters().forEach(weight -> weights.put(weight.name(), copy(weight.value())));
        }
        return weights;
    }

    private static Map<String, Tensor> tensorsOf(Network network, Optimization optimization) {
        Map<String, Tensor> all = tensorsOf(network);
        optimization.state().forEach((name, tensor) -> all.put("optimizer." + name, tensor));
        return all;
    }

    private static Map<String, Tensor> tensorsOf(Network network) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        network.parameters().parameters().forEach(parameter -> all.put(parameter.name(), parameter.value()));
        network.statistics().layers().forEach((layer, moments) -> {
            all.put(layer + ".running-mean", moments.mean());
            all.put(layer + ".running-variance", moments.variance());
        });
        return all;
    }

    private static Checkpoint.Tensor copy(Tensor tensor) {
        Tensor flat = tensor.contiguous();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(flat.numel() * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        new BytePointer(flat.data_ptr()).get(bytes.array());
        return new Checkpoint.Tensor(Checkpoint.Type.F32, shape(flat), bytes);
    }

    private static void fill(Tensor tensor, String name, Checkpoint checkpoint) {
        Checkpoint.Tensor saved = checkpoint.tensors().get(name);
        if (saved == null) {
            throw new BadInput(
                    "the checkpoint has no tensor \"" + name + "\"",
                    "It belongs to another recipe or version: start a new training.");
        }
        if (saved.bytes().limit() != tensor.numel() * Float.BYTES || saved.type() != Checkpoint.Type.F32) {
            throw new BadInput(
                    "the checkpoint's tensor \"" + name + "\" has the shape " + Arrays.toString(saved.shape()),
                    "It belongs to another recipe: start a new training.");
        }
        byte[] bytes = new byte[saved.bytes().limit()];
        saved.bytes().duplicate().rewind().get(bytes);
        Tensor loaded = torch.empty(saved.shape());
        new BytePointer(loaded.data_ptr()).put(bytes);
        tensor.copy_(loaded);
    }
}
