package dev.kasus.torch;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.RunObserver;
import dev.kasus.landscape.Curvature;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.run.Checkpoint;
import dev.kasus.torch.curvature.Curvatures;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Parameter;
import dev.kasus.torch.network.ParameterStore;
import dev.kasus.torch.network.Threads;
import dev.kasus.torch.training.Snapshot;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The weights of a recipe's net in the order of its parameters, on libtorch; in the calling thread. */
public final class TorchWeightSpace implements WeightSpace {
    private final Map<Data, Dataset> loaded = new HashMap<>();

    @Override
    public List<float[]> way(Recipe recipe, BooleanSupplier stop) {
        Dataset dataset = dataset(recipe);
        List<float[]> points = new ArrayList<>();
        List<String> names;
        try (PointerScope scope = new PointerScope()) {
            Map<String, Checkpoint.Tensor> start =
                    Snapshot.weights(Network.of(recipe, dataset.classes().size()));
            names = List.copyOf(start.keySet());
            points.add(joined(start, names));
        }
        RunObserver path = new WeightPath(checkpoint -> points.add(joined(checkpoint.tensors(), names)), stop);
        new TorchEngine().train(recipe, dataset, ProbePreset.NONE, null, path);
        return points;
    }

    @Override
    public double[] losses(Recipe recipe, List<float[]> points) {
        Dataset dataset = dataset(recipe);
        Threads.use(recipe.threads());
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe, dataset);
            Network network = Network.of(recipe, data.classes());
            // In random order: batches of one class would have statistics of their own.
            int[] images = TrainingData.sample(dataset.train(), dataset.train().count());
            return points.stream()
                    .mapToDouble(point -> loss(network, data, images, point))
                    .toArray();
        }
    }

    @Override
    public float[] point(Recipe recipe, Checkpoint checkpoint) {
        try (PointerScope scope = new PointerScope()) {
            Network network = Network.of(recipe, dataset(recipe).classes().size());
            Snapshot.restore(checkpoint, network);
            Map<String, Checkpoint.Tensor> weights = Snapshot.weights(network);
            return joined(weights, List.copyOf(weights.keySet()));
        }
    }

    @Override
    public Curvature curvature(Recipe recipe, float[] point) {
        Dataset dataset = dataset(recipe);
        Threads.use(recipe.threads());
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe, dataset);
            Network network = Network.of(recipe, data.classes());
            put(point, network.parameters());
            return Curvatures.of(network, data, recipe.training().batchSize(), Curvatures.HESSIAN_IMAGES);
        }
    }

    private Dataset dataset(Recipe recipe) {
        return loaded.computeIfAbsent(recipe.data(), data -> Datasets.load(data, LoadProgress.NONE));
    }

    private static double loss(Network network, TrainingData data, int[] images, float[] point) {
        try (PointerScope scope = new PointerScope()) {
            put(point, network.parameters());
            return Evaluation.of(
                            network,
                            data.train(),
                            images,
                            data.normalizer(),
                            ForwardMode.batchStatistics(network.statistics(), ForwardHook.NONE),
                            Evaluation.batch(data.train().images().side()))
                    .loss();
        }
    }

    private static void put(float[] point, ParameterStore parameters) {
        try (NoGradGuard guard = new NoGradGuard()) {
            int from = 0;
            for (Parameter parameter : parameters.parameters()) {
                int count = Math.toIntExact(parameter.value().numel());
                float[] part = new float[count];
                System.arraycopy(point, from, part, 0, count);
                Tensor loaded = torch.empty(count);
                new FloatPointer(loaded.data_ptr()).put(part);
                parameter.value().copy_(loaded.view_as(parameter.value()));
                from += count;
            }
        }
    }

    private static float[] joined(Map<String, Checkpoint.Tensor> tensors, List<String> names) {
        List<FloatBuffer> parts = names.stream()
                .map(name -> Objects.requireNonNull(tensors.get(name)).bytes())
                .map(bytes -> bytes.duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .rewind()
                        .asFloatBuffer())
                .toList();
        float[] point = new float[parts.stream().mapToInt(FloatBuffer::limit).sum()];
        int at = 0;
        for (FloatBuffer part : parts) {
            int count = part.limit();
            part.get(point, at, count);
            at += count;
        }
        return point;
    }

    /** Watches nothing but where the weights are. */
    private static final class WeightPath extends UnrecordedTraining {
        private final Consumer<Checkpoint> each;

        WeightPath(Consumer<Checkpoint> each, BooleanSupplier stop) {
            super(stop);
            this.each = each;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint, boolean best) {
            each.accept(checkpoint);
        }
    }
}
