package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.diagnosis.WaveletDifference;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects a first convolution or pooling that downsamples too strongly. */
final class CoarseStem extends ClassCause {
    /** Common stems leave a feature map of at least 16 x 16: 32 pixels with stride 2, 224 with stride 8. */
    private static final double GRID = 12;

    private static final double SEVERITY = 0.55;
    /** If the classes also differ at wavelengths that the stem removes. */
    private static final double SEVERITY_WITH_DETAIL = 0.75;

    @Override
    public String id() {
        return "coarse-stem";
    }

    @Override
    public String title() {
        return "Coarse stem";
    }

    @Override
    public String about() {
        return "The first layers downsample the image so strongly that the fine details of the class are lost "
                + "before they can be learnt.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        List<String> stem = new ArrayList<>();
        int reduction = 1;
        int kernel = 0;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Conv conv) {
                if (kernel > 0) {
                    break;
                }
                kernel = conv.kernel();
                reduction *= conv.stride();
                stem.add(conv.name());
            } else if (layer instanceof Layer.MaxPool pool && pool.stride() != null) {
                reduction *= pool.stride();
            } else if (layer instanceof Layer.MaxPool pool) {
                reduction *= pool.size();
            } else if (layer instanceof Layer.AveragePool pool) {
                reduction *= pool.stride() == null ? pool.size() : pool.stride();
            }
        }
        int size = recipe.data().size();
        double grid = (double) size / reduction;
        int step = reduction;
        Optional<WaveletDifference> detail = WaveletDifference.between(
                        recording, unlearned.name(), unlearned.mostConfused())
                .filter(WaveletDifference::isSure);
        boolean stepsOver = detail.filter(it -> it.longest() <= step).isPresent();
        Evidence seen = Suspicion.recipe(
                "model.layers." + String.join(", ", stem),
                grid,
                GRID,
                "After the first convolution (kernel " + kernel + ") the feature map of a " + size + "-pixel image is "
                        + square(grid) + "; under " + square(GRID) + " is coarse."
                        + detail.map(it -> " Training images of " + unlearned.name() + " and "
                                        + unlearned.mostConfused() + " differ most in " + it.words()
                                        + "; the stride of the stem is " + step + ".")
                                .orElse(""));
        return kernel > 0 && grid < GRID
                ? Suspicion.of(stepsOver ? SEVERITY_WITH_DETAIL : SEVERITY, stem, seen)
                : Suspicion.none(seen);
    }

    private static String square(double side) {
        return NumberPhrase.number(side) + " x " + NumberPhrase.number(side);
    }
}
