package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects running statistics of batch norm that do not fit validation images. */
final class BatchNormStatistics extends NormCause {
    private static final double LEAST_SEVERITY = 0.75;
    private static final double MOST_SEVERITY = 0.9;
    /**
     * Above this momentum the newest batch counts for more than all before it. The usual reason is a mix-up of the two
     * conventions for momentum.
     */
    private static final double FORGETFUL = 0.5;
    /** Gain in accuracy from re-estimated statistics that is required then. */
    private static final double STEADIER = 0.05;

    @Override
    public String id() {
        return "batch-norm-statistics";
    }

    @Override
    public String title() {
        return "Batch-norm statistics mismatch";
    }

    @Override
    public String about() {
        return "The running statistics of batch norm fit the training images but not the validation images, which "
                + "have another mean and variance.";
    }

    @Override
    Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy) {
        List<String> forgetful = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm norm && norm.momentum() > FORGETFUL)
                .map(Layer::name)
                .toList();
        double steadier = accuracy.reestimated() - accuracy.running();
        if (!forgetful.isEmpty() && steadier >= STEADIER) {
            return present(
                    MOST_SEVERITY,
                    forgetful,
                    accuracy,
                    new Evidence(
                            Signals.ACCURACY_RUNNING_STATISTICS.tag(),
                            Math.max(0, accuracy.fromStep()),
                            accuracy.toStep(),
                            steadier,
                            STEADIER,
                            accuracy.words() + "; the running statistics come mostly from the newest batch of "
                                    + recipe.training().batchSize() + " images, because the momentum is above "
                                    + NumberPhrase.number(FORGETFUL) + "."));
        }
        double gained = accuracy.batch() - Math.max(accuracy.running(), accuracy.reestimated());
        Evidence seen = evidence(
                accuracy,
                gained,
                "; with the statistics of the validation batches the gain is " + NumberPhrase.points(gained));
        if (!(gained >= BETTER)) {
            return absent(seen);
        }
        List<String> norms = recording.subjects(Signals.BATCH_NORM_VALIDATION_DISTANCE).stream()
                .sorted((a, b) -> Double.compare(distance(recording, b), distance(recording, a)))
                .toList();
        return present(severity(gained, LEAST_SEVERITY, MOST_SEVERITY), norms, accuracy, seen);
    }

    private static double distance(Recording recording, String norm) {
        double last =
                recording.series(Signals.BATCH_NORM_VALIDATION_DISTANCE, norm).last();
        return Double.isNaN(last) ? 0 : last;
    }
}
