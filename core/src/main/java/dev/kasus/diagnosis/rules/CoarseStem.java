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

/** A first convolution that steps over details. */
final class CoarseStem extends ClassCause {
    /** Common stems leave 16 cells a side or more: 32 pixels halved once, 224 by eight. */
    private static final double GRID = 12;

    private static final double SEVERITY = 0.55;
    /** Where the classes also differ in details that the stem steps over. */
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
        return "The first layers see the image through so coarse a grid that the fine trait of the class is lost before anything is learnt from it.";
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
                "Behind the first convolution (kernel " + kernel + ") an image of " + size + " pixels is a grid of "
                        + NumberPhrase.number(grid) + "; under " + NumberPhrase.number(GRID) + " is coarse."
                        + detail.map(it ->
                                        " Training images of " + unlearned.name() + " and " + unlearned.mostConfused()
                                                + " differ most in " + it.words() + "; the stem steps by " + step + ".")
                                .orElse(""));
        return kernel > 0 && grid < GRID
                ? Suspicion.of(stepsOver ? SEVERITY_WITH_DETAIL : SEVERITY, stem, seen)
                : Suspicion.none(seen);
    }
}
