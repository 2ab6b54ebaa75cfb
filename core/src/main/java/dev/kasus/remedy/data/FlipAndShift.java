package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Axis;
import dev.kasus.recipe.training.Augmentation.Flip;
import dev.kasus.recipe.training.Augmentation.Shift;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds the two augmentations that suit most photographs. */
public final class FlipAndShift implements Remedy {
    private static final List<String> DJL_SHIFT = """
            builder.addTransform(image -> {  // DJL has none; what comes from outside repeats the edge
                NDArray moved = image;
                for (int axis = 0; axis < 2; axis++) {
                    int side = (int) moved.getShape().get(0);
                    int by = Math.round(side * RandomUtils.nextFloat(-0.1f, 0.1f));
                    NDArray from = moved.getManager().arange(side).add(by).clip(0, side - 1);
                    moved = moved.get(from).swapAxes(0, 1);
                }
                return moved;
            });
            """.lines().toList();
    private static final List<String> DJL_FLIP = List.of(
            "// RandomFlipLeftRight flips a copy and hands back the image as it was (DJL 0.36 to 0.38)",
            "builder.addTransform(image -> RandomUtils.nextFloat() < 0.5f ? image.flip(1) : image);");

    @Override
    public String id() {
        return "augmentation";
    }

    @Override
    public String title() {
        return "Augmentation (flip and shift)";
    }

    @Override
    public String about() {
        return "Training images are flipped horizontally with probability 0.5 and shifted by up to a tenth of their side.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Augmentation> augmentation = new ArrayList<>(recipe.training().augmentation());
        List<String> dose = new ArrayList<>();
        List<String> keras = new ArrayList<>();
        List<String> pytorch = new ArrayList<>(List.of("from torchvision.transforms import v2"));
        List<String> djl = new ArrayList<>(
                List.of("// builder: the training set's, an ImageFolder or the like; both ahead of ToTensor"));
        if (augmentation.stream().noneMatch(Shift.class::isInstance)) {
            augmentation.add(0, new Shift(0.1, 1, List.of()));
            dose.add("shift of up to 0.1");
            keras.add("layers.RandomTranslation(0.1, 0.1, fill_mode=\"nearest\")");
            pytorch.add("v2.RandomAffine(degrees=0, translate=(0.1, 0.1))");
            djl.addAll(DJL_SHIFT);
        }
        if (augmentation.stream().noneMatch(Flip.class::isInstance)) {
            augmentation.add(0, new Flip(Axis.HORIZONTAL, 0.5, List.of()));
            dose.add("horizontal flip");
            keras.add("layers.RandomFlip(\"horizontal\")");
            pytorch.add("v2.RandomHorizontalFlip(p=0.5)");
            djl.addAll(DJL_FLIP);
        }
        return Treatment.of(
                this,
                recipe,
                String.join(", ", dose),
                TrainingEdits.augmentation(augmentation),
                new Code(keras, pytorch, djl));
    }
}
