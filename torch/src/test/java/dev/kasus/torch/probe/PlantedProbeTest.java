package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.plant.Planting;
import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Plant;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.TorchEngine;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.PlainNetwork;
import dev.kasus.torch.training.Snapshot;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PlantedProbeTest {
    private static final Recipe RECIPE = Fixtures.recipe(
            8,
            Fixtures.training(Map.of(
                    "epochs", Tree.scalar(3L), "batch-size", Tree.scalar(16L), "learning-rate", Tree.scalar(0.01))),
            new Layer.Flatten(""),
            new Layer.Dense("", 32, true, null),
            new Layer.Relu(""),
            new Layer.Dropout("", 0.5),
            new Layer.Dense("", null, true, null));

    private static Fixtures.Memory train(Dataset dataset, ProbePreset preset) {
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(RECIPE, dataset, preset, null, memory);
        return memory;
    }

    /** The share of some training images whose largest logit is that of the label, by the formulas of the layers. */
    private static double fitted(Fixtures.Memory memory, Dataset dataset, int[] indices) {
        try (PointerScope scope = new PointerScope()) {
            Network network = Network.of(RECIPE, 3);
            Snapshot.restore(memory.last(), network);
            TrainingData data = TrainingData.of(RECIPE, dataset);
            PlainNetwork reference = PlainNetwork.of(network);
            Batches batches = data.train();
            int fitted = 0;
            for (int index : indices) {
                Tensor image = data.normalizer().apply(batches.pixels(new int[] {index}, 0, 1));
                Block logits = reference.through(
                        RECIPE.model().allLayers().stream()
                                .filter(layer -> !(layer instanceof Layer.Dropout))
                                .toList(),
                        Block.of(image));
                int label = dataset.train().label(index);
                boolean largest = true;
                for (int c = 0; c < 3; c++) {
                    largest &= c == label || logits.get(0, c, 0, 0) < logits.get(0, label, 0, 0);
                }
                fitted += largest ? 1 : 0;
            }
            return (double) fitted / indices.length;
        }
    }

    @Test
    void recordsHowManyOfEachKindAreClassifiedAsLabelled() {
        Dataset dataset =
                Planting.of(new Plant(0.2, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 1), Fixtures.data(96, 8));
        Fixtures.Memory memory = train(dataset, ProbePreset.ECONOMY);
        Recording recording = memory.recording.build();
        assertThat(recording.series(Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION).size())
                .isEqualTo(3);
        assertThat(recording.series(Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION).last())
                .isCloseTo(fitted(memory, dataset, dataset.planted().wrongLabels()), within(1e-9));
        assertThat(recording.series(Signals.PLANTED_OUTLIER_FITTED_FRACTION).last())
                .isCloseTo(fitted(memory, dataset, dataset.planted().outliers()), within(1e-9));
        assertThat(recording.series(Signals.PLANTED_CLEAN_ACCURACY).last())
                .isCloseTo(fitted(memory, dataset, dataset.planted().clean()), within(1e-9));
        assertThat(recording.series(Signals.PLANTED_CLEAN_ACCURACY).last())
                .isGreaterThan(recording
                        .series(Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION)
                        .last());
        assertThat(memory.provenance.notes()).containsKey(Planting.NOTE);
    }

    @Test
    void onlyWhatIsPlantedIsRecordedAndTheWeightsDoNotNotice() {
        Dataset wrong = Planting.of(new Plant(0.2, 0, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 1), Fixtures.data(96, 8));
        Fixtures.Memory watched = train(wrong, ProbePreset.ECONOMY);
        Recording recording = watched.recording.build();
        assertThat(recording.series(Signals.PLANTED_OUTLIER_FITTED_FRACTION).isEmpty())
                .isTrue();
        assertThat(recording.series(Signals.PLANTED_CLEAN_ACCURACY).size()).isEqualTo(3);
        Fixtures.Memory unwatched = train(wrong, ProbePreset.NONE);
        assertThat(unwatched
                        .recording
                        .build()
                        .series(Signals.PLANTED_CLEAN_ACCURACY)
                        .isEmpty())
                .isTrue();
        watched.last()
                .tensors()
                .forEach((name, tensor) ->
                        assertThat(unwatched.last().tensors().get(name).bytes()).isEqualTo(tensor.bytes()));
        assertThat(train(Fixtures.data(96, 8), ProbePreset.ECONOMY)
                        .recording
                        .build()
                        .series(Signals.PLANTED_CLEAN_ACCURACY)
                        .isEmpty())
                .isTrue();
    }
}
