package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import java.util.List;

/** Running statistics that lag. */
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
        return "The running statistics of batch norm lag behind the weights, so validation sees another net than training did.";
    }

    @Override
    Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy) {
        double gained = accuracy.reestimated() - accuracy.running();
        List<String> norms = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm)
                .map(Layer::name)
                .toList();
        List<String> behindDropout = DropoutVarianceShift.behindDropout(recipe);
        Evidence seen = evidence(accuracy, gained, "; what estimating anew brings is " + NumberPhrase.points(gained));
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
                    "; the statistics are kept fast enough, but " + other + " makes them those of another input"));
        }
        return present(severity(gained, LEAST_SEVERITY, MOST_SEVERITY), norms, accuracy, seen);
    }

    /** Whether the newest batches count for so little that a hundred of them leave most of the past. */
    private static boolean slow(Recipe recipe) {
        return recipe.model().allLayers().stream()
                .anyMatch(layer -> layer instanceof Layer.BatchNorm norm && norm.momentum() < 0.01);
    }
}
