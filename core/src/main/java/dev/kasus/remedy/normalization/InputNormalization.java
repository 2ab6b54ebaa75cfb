package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data.Normalization;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Normalises the input channels to mean 0 and standard deviation 1. */
public final class InputNormalization implements Remedy {

    @Override
    public String id() {
        return "input-normalization";
    }

    @Override
    public String title() {
        return "Input normalisation";
    }

    @Override
    public String about() {
        return "Each channel is normalised by the mean and standard deviation of the training split.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Normalization now = recipe.data().normalization();
        if (now == Normalization.CHANNEL || now == Normalization.IMAGE) {
            return Optional.empty();
        }
        String before = now == Normalization.NONE ? "0 to 255" : "0 to 1";
        return Treatment.of(
                this,
                recipe,
                "inputs from " + before + " to mean 0 and standard deviation 1 per channel",
                new Edit.Set("data.normalization", Tree.scalar("channel")),
                new Code(
                        List.of(
                                "normalization = layers.Normalization(axis=-1)",
                                "normalization.adapt(training_images)",
                                "model = keras.Sequential([normalization, model])"),
                        List.of(
                                "mean = training_images.mean(dim=(0, 2, 3))",
                                "std = training_images.std(dim=(0, 2, 3))",
                                "transforms.Normalize(mean=mean.tolist(), std=std.tolist())"
                                        + "  # torchvision.transforms.v2, for both splits"),
                        List.of(
                                "NDArray rows = trainingImages.swapAxes(0, 1).reshape(trainingImages.getShape().get(1), -1);",
                                "NDArray mean = rows.mean(new int[] {1}, true);  // of the training images as ToTensor leaves them",
                                "NDArray std = rows.sub(mean).square().mean(new int[] {1}).sqrt();",
                                "builder.addTransform(new Normalize(mean.toFloatArray(), std.toFloatArray()));"
                                        + "  // of both sets, behind ToTensor")));
    }
}
