package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Statistics of other images. */
final class BatchNormStatistics extends NormCause {
    private static final double LEAST_SEVERITY = 0.75;
    private static final double MOST_SEVERITY = 0.9;
    /** The newest batch counts for more than all before it: what is kept are the statistics of one batch or two, a convention mistaken for another. */
    private static final double FORGETFUL = 0.5;
    /** Points that statistics over many images bring then. */
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
        return "Batch norm is right for training images but wrong for validation images, whose statistics are others.";
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
                            accuracy.words() + "; the running statistics are those of the newest batch above all, of "
                                    + recipe.training().batchSize() + " images, for the momentum is above "
                                    + NumberPhrase.number(FORGETFUL) + "."));
        }
        double gained = accuracy.batch() - Math.max(accuracy.running(), accuracy.reestimated());
        Evidence seen = evidence(
                accuracy, gained, "; the batches of validation know " + NumberPhrase.points(gained) + " better");
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
