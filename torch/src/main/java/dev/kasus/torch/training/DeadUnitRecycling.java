package dev.kasus.torch.training;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.HiddenLayer;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ChannelColumns;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.UnitRecycler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;

/** Finds the units of a network that are 0 on every image of a sample of training images in eval mode, and recycles them. */
final class DeadUnitRecycling {
    /** As many as the probes look at to call a unit dead. */
    private static final int SAMPLE = 512;

    private final Network network;
    private final TrainingData data;
    private final int[] sample;
    private final List<HiddenLayer> layers;
    private final UnitRecycler recycler;

    DeadUnitRecycling(Recipe recipe, Network network, TrainingData data, Optimization optimization) {
        this.network = network;
        this.data = data;
        this.sample = TrainingData.sample(data.dataset().train(), SAMPLE);
        this.layers = HiddenLayer.of(recipe.model());
        this.recycler = new UnitRecycler(recipe, network, optimization.state().values());
    }

    /**
     * Recycles what is dead before an epoch. Behind a layer without any live unit all are dead who have no bias: they are looked at again when
     * that layer lives.
     *
     * @return how many units
     */
    int before(int epoch) {
        int recycled = 0;
        int from = 0;
        while (from < layers.size()) {
            Map<String, float[]> largest = largest();
            int next = layers.size();
            for (int i = from; i < next; i++) {
                float[] outputs =
                        largest.getOrDefault(layers.get(i).activation().name(), new float[0]);
                boolean[] dead = new boolean[outputs.length];
                int count = 0;
                for (int unit = 0; unit < dead.length; unit++) {
                    dead[unit] = outputs[unit] <= 0;
                    count += dead[unit] ? 1 : 0;
                }
                if (count > 0) {
                    recycler.recycle(layers.get(i), dead, epoch);
                    recycled += count;
                    next = count == dead.length ? i + 1 : next;
                }
            }
            from = next;
        }
        return recycled;
    }

    /** The largest output of each unit, by layer. */
    private Map<String, float[]> largest() {
        Map<String, float[]> largest = new HashMap<>();
        try (PointerScope scope = new PointerScope()) {
            Evaluation.of(
                    network,
                    data.train(),
                    sample,
                    data.normalizer(),
                    ForwardMode.validation(
                            network.statistics(),
                            (layer, input, output) -> largest.merge(
                                    layer.name(), ChannelColumns.largest(output), DeadUnitRecycling::larger)),
                    Evaluation.batch(data.train().images().side()));
        }
        return largest;
    }

    private static float[] larger(float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) {
            one[i] = Math.max(one[i], other[i]);
        }
        return one;
    }
}
