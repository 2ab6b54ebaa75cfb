package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Base of the rules for causes of a gap between training and validation accuracy. Without a gap the cause is absent. */
abstract class GapCause implements Rule {
    private static final OverfittingGap GAP = new OverfittingGap();

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty()) {
            return withoutRecipe(recording);
        }
        Recipe recipe = recording.recipe().get();
        return judge(recording, gap -> withoutGap(recording, recipe, gap), () -> suspect(recording, recipe));
    }

    /** The opinion on a log without a recipe: unknown by default. */
    Opinion withoutRecipe(Recording recording) {
        return new Opinion.Unknown(
                "the recipe is not recorded", "Train with kasus train, which records it.", needs(recording));
    }

    /**
     * The opinion on a run.
     *
     * @param withoutGap on one without a wide gap, by the opinion on the gap
     * @param suspect on one with a wide gap; gives null if the recording lacks the signals
     */
    final Opinion judge(Recording recording, UnaryOperator<Opinion> withoutGap, Supplier<@Nullable Suspicion> suspect) {
        Opinion gap = GAP.judge(recording);
        if (!(gap instanceof Opinion.Present wide)) {
            return withoutGap.apply(gap);
        }
        Suspicion suspicion = suspect.get();
        if (suspicion == null) {
            return new Opinion.Unknown(
                    "its signals are not recorded", "Record with --probes standard.", needs(recording));
        }
        Evidence seen = suspicion.evidence();
        if (!suspicion.suspected()) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        return new Opinion.Present(
                suspicion.severity(),
                suspicion.layers(),
                List.of(),
                wide.onsetStep(),
                List.of(seen, wide.evidence().get(0)));
    }

    private List<Need> needs(Recording recording) {
        return Lacking.of(recording)
                .recipe()
                .trainingAccuracy()
                .signals(Signals.VALIDATION_ACCURACY)
                .signals(signals())
                .needs();
    }

    /** The signals that this rule needs beside the accuracies. */
    List<Signal> signals() {
        return List.of();
    }

    /**
     * The opinion on a run without a wide gap: absent by default.
     *
     * @param gap the opinion on the gap
     */
    Opinion withoutGap(Recording recording, Recipe recipe, Opinion gap) {
        return gap;
    }

    /** The suspicion for a run with a wide gap; null if the recording lacks the signals. */
    abstract @Nullable Suspicion suspect(Recording recording, Recipe recipe);

    /** Number of training images; 0 if not recorded. */
    static int trainImages(Recording recording) {
        return recording.provenance().stream()
                .flatMap(provenance -> provenance.trainCounts().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Number of classes; at least 2. */
    static int classes(Recording recording) {
        return Math.max(2, recording.provenance().map(p -> p.classes().size()).orElse(0));
    }
}
