package dev.kasus.casebook;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs of a case that nobody has trained. */
final class PretendedRuns {
    private static final int SEEDS = 5;
    private static final int CLASSES = 6;

    private PretendedRuns() {}

    /** Runs whose arms fit and validate at an accuracy each, with a little noise. */
    static CaseRuns withAccuracy(Case planned, ToDoubleFunction<String> accuracy) {
        return of(planned, arm -> seed -> run(arm.recipe(), accuracy.applyAsDouble(arm.name()) + 0.002 * seed));
    }

    /** Runs of case 4 whose first species ends at an AUC, all others at 0.95. */
    static CaseRuns withAuc(Case planned, ToDoubleFunction<String> auc) {
        return of(planned, arm -> seed -> classRun(arm.recipe(), auc.applyAsDouble(arm.name()) + 0.002 * seed));
    }

    private static CaseRuns of(Case planned, Function<CaseArm, Function<Integer, Recording>> run) {
        Map<String, Map<Long, Recording>> runs = new LinkedHashMap<>();
        planned.arms().forEach((name, arm) -> {
            Map<Long, Recording> own = new LinkedHashMap<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                own.put((long) seed, run.apply(arm).apply(seed));
            }
            runs.put(name, own);
        });
        return CaseRuns.of(planned, runs, List.of(SEEDS));
    }

    static Recording run(Recipe recipe, double accuracy) {
        List<String> classes =
                IntStream.range(0, CLASSES).mapToObj(i -> "fish" + i).toList();
        Recording.Builder builder = new Recording.Builder().recipe(recipe).provenance(provenance(classes));
        for (int epoch = 1; epoch <= 5; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), epoch, epoch);
            builder.scalar(Signals.STEP_LOSS.tag(), epoch, 1);
            builder.scalar(Signals.TRAIN_LOSS.tag(), epoch, 1);
            builder.scalar(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.TRAIN_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.VALIDATION_ACCURACY.tag(), epoch, accuracy);
            builder.scalar(Signals.LEARNING_RATE.tag(), epoch, 0.1);
            recipe.model().allLayers().forEach(layer -> {
                builder.scalar(Signals.DEAD_FRACTION.of(layer.name()), 1, 0);
                builder.scalar(Signals.WEIGHT_GRADIENT.of(layer.name()), 1, 1);
                builder.scalar(Signals.ACTIVATION_GRADIENT.of(layer.name()), 1, 1);
                builder.scalar(Signals.UPDATE_RATIO.of(layer.name()), 1, 0.001);
                builder.scalar(Signals.WEIGHT_NORM.of(layer.name()), 1, 1);
            });
        }
        return builder.build();
    }

    private static Recording classRun(Recipe recipe, double auc) {
        List<String> species = ((Source.Reef) recipe.data().source()).species();
        Recording.Builder builder = new Recording.Builder().recipe(recipe).provenance(provenance(species));
        builder.scalar(Signals.STEP_LOSS.tag(), 1, 1);
        for (String name : species) {
            builder.scalar(Signals.CLASS_AUC.of(name), 1, name.equals(species.get(0)) ? auc : 0.95);
            builder.scalar(Signals.CLASS_OTHER_CLASSES_AUC.of(name), 1, 0.95);
        }
        return builder.build();
    }

    static Provenance provenance(List<String> classes) {
        return new Provenance(
                "test",
                "none",
                "",
                1,
                "standard",
                classes,
                Collections.nCopies(classes.size(), 20),
                Collections.nCopies(classes.size(), 400),
                List.of(),
                List.of(),
                List.of(),
                "",
                Map.of());
    }
}
