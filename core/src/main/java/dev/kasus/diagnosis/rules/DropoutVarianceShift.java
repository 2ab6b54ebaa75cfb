package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Detects dropout before batch norm that shifts the variance between training and validation. */
final class DropoutVarianceShift extends NormCause {
    /** Half of the usual gain, because the dropout before the norm is further evidence. */
    private static final double BETTER_BEHIND_DROPOUT = BETTER / 2;

    private static final double LEAST_SEVERITY = 0.8;
    private static final double MOST_SEVERITY = 0.96;

    @Override
    public String id() {
        return "dropout-variance-shift";
    }

    @Override
    public String title() {
        return "Dropout variance shift";
    }

    @Override
    public String about() {
        return "Dropout before a batch norm changes the variance of its input in training but not in eval mode. The "
                + "running statistics therefore do not fit validation (arXiv 1801.05134).";
    }

    @Override
    Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy) {
        List<String> behind = behindDropout(recipe);
        if (behind.isEmpty()) {
            return new Opinion.Absent("No batch norm follows a dropout.", List.of());
        }
        double gained = accuracy.reestimated() - accuracy.running();
        String worst = behind.get(0);
        double most = 0;
        for (String norm : behind) {
            double distance =
                    recording.series(Signals.BATCH_NORM_TRAIN_DISTANCE, norm).last();
            if (distance > most) {
                most = distance;
                worst = norm;
            }
        }
        Evidence seen = evidence(accuracy, gained, "; dropout comes before " + NumberPhrase.names(behind));
        Series distance = recording.series(Signals.BATCH_NORM_TRAIN_DISTANCE, worst);
        if (!(gained >= BETTER_BEHIND_DROPOUT) || distance.isEmpty()) {
            return absent(seen);
        }
        Evidence shift = new Evidence(
                Signals.BATCH_NORM_TRAIN_DISTANCE.of(worst),
                distance.lastStep(),
                distance.lastStep(),
                most,
                Double.NaN,
                "In eval mode, without dropout, the input of " + worst + " is " + NumberPhrase.number(most)
                        + " standard deviations away from its running statistics.");
        return present(severity(gained, LEAST_SEVERITY, MOST_SEVERITY), behind, accuracy, seen, shift);
    }

    /** Batch norms after a dropout, with no other norm in between. */
    static List<String> behindDropout(Recipe recipe) {
        List<String> behind = new ArrayList<>();
        boolean dropped = false;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Dropout dropout && dropout.rate() > 0) {
                dropped = true;
            } else if (layer instanceof Layer.SpatialDropout dropout && dropout.rate() > 0) {
                dropped = true;
            } else if (layer instanceof Layer.BatchNorm norm) {
                if (dropped) {
                    behind.add(norm.name());
                }
                dropped = false;
            }
        }
        return behind;
    }
}
