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

/** Re-estimates the running statistics on training images with fixed weights. */
public final class ReestimatedStatistics implements Remedy {
    @Override
    public String id() {
        return "re-estimated-statistics";
    }

    @Override
    public String title() {
        return "Re-estimated statistics";
    }

    @Override
    public String about() {
        return "At the end of each epoch the batch-norm statistics are re-estimated on training images with the "
                + "current weights.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        if (recipe.training().reestimateStatistics()
                || new Architecture(recipe).all(BatchNorm.class).isEmpty()) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                "on 1024 training images",
                new Edit.Set("training.reestimate-statistics", Tree.scalar(true)),
                new Code(
                        List.of(
                                "for layer in model.layers:  # after training, weights frozen",
                                "    if isinstance(layer, keras.layers.BatchNormalization): layer.momentum = 0.9",
                                "for images, _ in train_data.take(100): model(images, training=True)"),
                        List.of("torch.optim.swa_utils.update_bn(train_loader, model)"),
                        List.of(
                                "for (Batch some : trainer.iterateDataset(trainingSet)) {  // after training: without a step only statistics move",
                                "    trainer.forward(some.getData());",
                                "    some.close();",
                                "}")));
    }
}
