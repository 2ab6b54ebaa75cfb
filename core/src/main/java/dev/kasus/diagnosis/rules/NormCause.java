package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Base of the rules for batch-norm statistics: they compare validation of the same weights under three kinds of statistics. */
abstract class NormCause implements Rule {
    /** Gain in validation accuracy from other statistics above which the statistics, not the weights, are the problem. */
    static final double BETTER = 0.1;

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty()) {
            return new Opinion.Unknown(
                    "the recipe is not recorded", "Train with kasus train, which records it.", needs(recording));
        }
        Recipe recipe = recording.recipe().get();
        boolean none = recipe.model().allLayers().stream().noneMatch(layer -> layer instanceof Layer.BatchNorm);
        if (none) {
            return new Opinion.Absent("The model has no batch norm.", List.of());
        }
        NormComparison accuracy = NormComparison.of(recording);
        if (!accuracy.isKnown() || recording.epochs() < LearningCause.LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "validation with several kinds of batch-norm statistics is not recorded ("
                            + Signals.ACCURACY_REESTIMATED_STATISTICS.tag() + "), or only for the first epoch",
                    "Train for several epochs with --probes standard.",
                    needs(recording));
        }
        return judge(recording, recipe, accuracy);
    }

    private static List<Need> needs(Recording recording) {
        return Lacking.of(recording)
                .recipe()
                .signals(
                        Signals.ACCURACY_RUNNING_STATISTICS,
                        Signals.ACCURACY_BATCH_STATISTICS,
                        Signals.ACCURACY_REESTIMATED_STATISTICS)
                .epochs(LearningCause.LEAST_EPOCHS)
                .needs();
    }

    abstract Opinion judge(Recording recording, Recipe recipe, NormComparison accuracy);

    static Evidence evidence(NormComparison accuracy, double gained, String more) {
        return new Evidence(
                Signals.ACCURACY_RUNNING_STATISTICS.tag(),
                Math.max(0, accuracy.fromStep()),
                accuracy.toStep(),
                gained,
                BETTER,
                accuracy.words() + more + ".");
    }

    static Opinion absent(Evidence evidence) {
        return new Opinion.Absent(evidence.sentence(), List.of(evidence));
    }

    static Opinion present(double severity, List<String> layers, NormComparison accuracy, Evidence... evidence) {
        return new Opinion.Present(severity, layers, List.of(), accuracy.fromStep(), List.of(evidence));
    }

    /** Severity is highest from twenty points on. */
    static double severity(double gained, double least, double most) {
        return least + (most - least) * NumberPhrase.rising(gained, BETTER, 2 * BETTER);
    }
}
