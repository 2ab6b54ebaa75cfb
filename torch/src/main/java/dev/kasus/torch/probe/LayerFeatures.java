package dev.kasus.torch.probe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.RunningStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What each layer with weights says of some images, few numbers an image: the outputs after its activation, where one
 * follows; a map is averaged over its four quarters.
 */
final class LayerFeatures {
    /** The name of what enters the network. */
    static final String INPUT = "";

    /** Numbers of an image. */
    private static final int MOST = 1024;
    /** Cells of an input image in each direction. */
    private static final int INPUT_GRID = 16;

    private LayerFeatures() {}

    /**
     * The features of images at one place.
     *
     * @param features numbers of an image
     * @param values image by image
     * @param labels the class of each image
     * @param groups a number for the group of each image
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Split(int features, float[] values, int[] labels, int[] groups) {
        Tensor tensor() {
            return torch.tensor(values).view(labels.length, features);
        }

        boolean isFinite() {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The features of images by layer, and of what enters the network.
     *
     * @param statistics that batch norm uses
     */
    static Map<String, Split> of(
            List<Layer> layers,
            Network network,
            RunningStatistics statistics,
            TrainingData data,
            Batches split,
            int[] images) {
        Map<String, String> places = places(layers);
        String first = layers.get(0).name();
        Map<String, float[][]> rows = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        ForwardHook hook = (layer, input, output) -> {
            if (layer.name().equals(first)) {
                keep(rows, counts, INPUT, input, INPUT_GRID, images.length);
            }
            String weighted = places.get(layer.name());
            if (weighted != null) {
                keep(rows, counts, weighted, output, 2, images.length);
            }
        };
        Evaluation evaluation = Evaluation.of(
                network,
                split,
                images,
                data.normalizer(),
                ForwardMode.validation(statistics, hook),
                Evaluation.batch(split.images().side()));
        Map<String, Split> features = new LinkedHashMap<>();
        rows.forEach((name, values) -> features.put(
                name, new Split(values[0].length, flat(values), evaluation.labels(), evaluation.groups())));
        return features;
    }

    /** Which layer's output is taken for which layer with weights. */
    static Map<String, String> places(List<Layer> layers) {
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Residual block) {
                places.putAll(places(block.body()));
                places.putAll(places(block.shortcut()));
            } else if (layer instanceof Layer.Weighted) {
                places.put(afterActivation(layers, i), layer.name());
            }
        }
        return places;
    }

    private static String afterActivation(List<Layer> layers, int weighted) {
        for (Layer next : layers.subList(weighted + 1, layers.size())) {
            if (next instanceof Layer.Activation) {
                return next.name();
            }
            boolean between =
                    next instanceof Layer.Norm || next instanceof Layer.Dropout || next instanceof Layer.SpatialDropout;
            if (!between) {
                break;
            }
        }
        return layers.get(weighted).name();
    }

    private static void keep(
            Map<String, float[][]> rows,
            Map<String, Integer> counts,
            String name,
            Tensor output,
            int grid,
            int images) {
        try (PointerScope scope = new PointerScope()) {
            int from = counts.getOrDefault(name, 0);
            int count = (int) output.size(0);
            float[] values = Floats.of(pooled(output.detach(), grid));
            int size = values.length / count;
            int kept = Math.min(size, MOST);
            float[][] all = rows.computeIfAbsent(name, any -> new float[images][]);
            for (int i = 0; i < count; i++) {
                float[] row = new float[kept];
                for (int k = 0; k < kept; k++) {
                    row[k] = values[i * size + (int) ((long) k * size / kept)];
                }
                all[from + i] = row;
            }
            counts.put(name, from + count);
        }
    }

    /** A map as a grid of means; as one mean a channel where the grid has too many numbers. */
    private static Tensor pooled(Tensor output, int grid) {
        if (output.dim() != 4) {
            return output;
        }
        long side = Math.min(output.size(2), output.size(3));
        long cells = Math.min(grid, side);
        long fitting = output.size(1) * cells * cells <= MOST ? cells : 1;
        return torch.adaptive_avg_pool2d(output, fitting, fitting).flatten(1, -1);
    }

    private static float[] flat(float[][] rows) {
        int size = rows[0].length;
        float[] all = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * size, size);
        }
        return all;
    }
}
