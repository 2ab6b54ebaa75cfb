package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Freezes the running statistics in the last part of the training. */
public final class FrozenStatistics implements Remedy {
    /** The statistics are worth keeping once the weights have nearly come to rest. */
    private static final double MOVING = 2 / 3.0;

    @Override
    public String id() {
        return "frozen-statistics";
    }

    @Override
    public String title() {
        return "Frozen statistics";
    }

    @Override
    public String about() {
        return "In the last third of the epochs the running statistics of batch norm are frozen, and training uses "
                + "them as validation does.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        long after = Math.round(MOVING * recipe.training().epochs());
        if (recipe.training().freezeStatisticsAfter() != null
                || after >= recipe.training().epochs()
                || new Architecture(recipe).all(BatchNorm.class).isEmpty()) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                "after epoch " + after,
                new Edit.Set("training.freeze-statistics-after", Tree.scalar(after)),
                new Code(
                        List.of(
                                "for layer in model.layers:  # after epoch " + after
                                        + "; scale and shift stand still, too",
                                "    if isinstance(layer, keras.layers.BatchNormalization): layer.trainable = False",
                                "model.compile(optimizer=optimizer, loss=loss, metrics=metrics)",
                                "model.fit(train_data, initial_epoch=" + after + ", epochs="
                                        + recipe.training().epochs() + ")"),
                        List.of(
                                "if epoch >= " + after + ":  # after model.train()",
                                "    for module in model.modules():",
                                "        if isinstance(module, torch.nn.BatchNorm2d): module.eval()"),
                        djl(after, recipe.training().epochs())));
    }

    private static List<String> djl(long after, int epochs) {
        return """
                AtomicBoolean frozen = new AtomicBoolean();
                class FreezableNorm extends AbstractBlock {  // in the place of each BatchNorm, which cannot be frozen
                    private final Block norm = addChildBlock("norm", BatchNorm.builder().build());
                    @Override protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
                        return norm.forward(store, inputs, training && !frozen.get(), more);
                    }
                    @Override public Shape[] getOutputShapes(Shape[] inputs) { return inputs; }
                    @Override protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
                        norm.initialize(manager, type, inputs);
                    }
                }
                EasyTrain.fit(trainer, %d, trainingSet, validationSet);
                frozen.set(true);
                EasyTrain.fit(trainer, %d, trainingSet, validationSet);
                """.formatted(after, epochs - after).lines().toList();
    }
}
