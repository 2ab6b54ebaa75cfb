package dev.kasus.torch.training;

import dev.kasus.message.BadInput;
import dev.kasus.run.Checkpoint;
import dev.kasus.torch.network.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Moves a training's tensors to and from a checkpoint. */
public final class Snapshot {
    private Snapshot() {}

    /**
     * Everything that the training needs to go on; copies of the tensors.
     *
     * @param complete whether there is nothing left to train
     */
    static Checkpoint take(
            TrainingState memory, double seconds, boolean complete, Network network, Optimization optimization) {
        Map<String, String> values = new LinkedHashMap<>(memory.values());
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
        long[] shape = new long[(int) flat.dim()];
        Arrays.setAll(shape, flat::size);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(flat.numel() * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        new BytePointer(flat.data_ptr()).get(bytes.array());
        return new Checkpoint.Tensor(Checkpoint.Type.F32, shape, bytes);
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
