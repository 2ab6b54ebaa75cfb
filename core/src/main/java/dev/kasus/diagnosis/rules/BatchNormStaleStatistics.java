package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import java.util.List;

/** Detects running statistics of batch norm that lag behind the weights. */
final class BatchNormStaleStatistics extends NormCause {
    private static final double LEAST_SEVERITY = 0.8;
    private static final double MOST_SEVERITY = 0.95;

    @Override
    public String id() {
        return "batch-norm-stale-statistics";
    }

    @Override
    public String title() {
        return "Stale batch-norm statistics";
    }

    @Override
    public String about() {
        return "The running statistics of batch norm lag behind the weights. In eval mode the net therefore behaves "
                + "differently than in training.";
    }

    @Override
    Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy) {
        double gained = accuracy.reestimated() - accuracy.running();
        List<String> norms = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm)
                .map(Layer::name)
                .toList();
        List<String> behindDropout = DropoutVarianceShift.behindDropout(recipe);
        Evidence seen =
                evidence(accuracy, gained, "; re-estimating the statistics gains " + NumberPhrase.points(gained));
        if (!(gained >= BETTER)) {
            return absent(seen);
        }
        List<Augmentation> strong = HarmfulAugmentation.strong(recipe);
        if (!(behindDropout.isEmpty() && strong.isEmpty()) && !slow(recipe)) {
            String other = behindDropout.isEmpty()
                    ? "augmentation (" + HarmfulAugmentation.kinds(strong) + ")"
                    : "dropout before " + NumberPhrase.names(behindDropout);
            return absent(evidence(
                    accuracy,
                    gained,
                    "; the running average is fast enough, but " + other
                            + " makes it describe another input distribution"));
        }
        return present(severity(gained, LEAST_SEVERITY, MOST_SEVERITY), norms, accuracy, seen);
    }

    /** Whether the momentum is so slow that the running statistics after 100 batches still consist mostly of older ones. */
    private static boolean slow(Recipe recipe) {
        return recipe.model().allLayers().stream()
                .anyMatch(layer -> layer instanceof Layer.BatchNorm norm && norm.momentum() < 0.01);
    }
}
