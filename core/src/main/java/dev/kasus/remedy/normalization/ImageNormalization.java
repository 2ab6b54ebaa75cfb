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

/** Normalises each image by its own mean and standard deviation. */
public final class ImageNormalization implements Remedy {

    @Override
    public String id() {
        return "image-normalization";
    }

    @Override
    public String title() {
        return "Normalisation of each image";
    }

    @Override
    public String about() {
        return "Each channel of an image is normalised by its own mean and standard deviation. This removes "
                + "differences in brightness, contrast and colour cast.";
    }

    /** Empty where that is done already. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        if (recipe.data().normalization() == Normalization.IMAGE) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                "each channel of each image to mean 0 and standard deviation 1",
                new Edit.Set("data.normalization", Tree.scalar("image")),
                new Code(
                        List.of(
                                "x = keras.ops.cast(image, \"float32\")  # of every image of both splits",
                                "mean = keras.ops.mean(x, axis=(0, 1), keepdims=True)",
                                "std = keras.ops.std(x, axis=(0, 1), keepdims=True)",
                                "x = (x - mean) / keras.ops.maximum(std, 1.0)"),
                        List.of(
                                "mean = image.mean(dim=(1, 2), keepdim=True)  # of every image of both splits, 0 to 1",
                                "std = image.std(dim=(1, 2), keepdim=True).clamp(min=1 / 255)",
                                "image = (image - mean) / std"),
                        List.of(
                                "builder.addTransform(image -> {  // of both sets, behind ToTensor",
                                "    NDArray rows = image.reshape(image.getShape().get(0), -1);",
                                "    NDArray centred = rows.sub(rows.mean(new int[] {1}, true));",
                                "    NDArray std = centred.square().mean(new int[] {1}, true).sqrt().maximum(1 / 255f);",
                                "    return centred.div(std).reshape(image.getShape());",
                                "});")));
    }
}
