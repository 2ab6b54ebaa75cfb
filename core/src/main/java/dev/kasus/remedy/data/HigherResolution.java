package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Doubles the image size. */
public final class HigherResolution implements Remedy {
    private static final int MOST = 256;

    @Override
    public String id() {
        return "higher-resolution";
    }

    @Override
    public String title() {
        return "Higher resolution";
    }

    @Override
    public String about() {
        return "Images are loaded at twice the side length, as far as the files have it, so that fine details reach "
                + "the first layer.";
    }

    /** Empty where the images have one size of their own, or are large already. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        boolean fixed =
                recipe.data().source() instanceof Source.Idx || recipe.data().source() instanceof Source.Cifar;
        int larger = 2 * recipe.data().size();
        int most = recipe.data().source() instanceof Source.Reef ? MOST / 2 : MOST;
        if (fixed || larger > most) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                "from " + recipe.data().size() + " to " + larger + " pixels",
                new Edit.Set("data.size", Tree.scalar((long) larger)),
                new Code(
                        List.of("training_set = keras.utils.image_dataset_from_directory(folder, image_size=(" + larger
                                + ", " + larger + "))"),
                        List.of("from torchvision.transforms import v2", "v2.Resize((" + larger + ", " + larger + "))"),
                        List.of("builder.addTransform(new Resize(" + larger + ", " + larger
                                + "));  // of both sets, ahead of ToTensor")));
    }
}
