package dev.kasus.casebook.case1;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.RecipeEdits;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways in which a batch norm may do harm, each alone, against the same net without the norm: its place before a
 * dropout, images that differ, dropout before it, and small batches. Stale statistics are {@link AddedNorm}.
 */
record NormMechanisms(Recipe healthy) implements Part {
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
    private static final String DROPOUT = "one-dropout";
    private static final String BEFORE_DROPOUT = "batch-norm-before-dropout";
    private static final String NOISY = "noisy-validation";
    private static final String NOISY_NORMS = "noisy-validation-batch-norms";
    private static final String DROPOUTS = "dropouts";
    private static final String AFTER_DROPOUTS = "batch-norms-after-dropouts";
    private static final String SMALL = "batches-of-2";
    private static final String SMALL_NORMS = "batches-of-2-batch-norms";
    private static final String USUAL = "usual-batch-norm-behind-" + AddedNorm.Y;
    private static final String REESTIMATED = "re-estimated-statistics";

    /** The usual rate in front of a dense layer. */
    private static final double USUAL_DROPOUT = 0.5;
    /** A usual rate behind convolutions. */
    private static final double CONVOLUTION_DROPOUT = 0.3;
    /** Standard deviation on a scale of 0 to 1: a camera in the dark. */
    private static final double NOISE = 0.08;

    private static final int TINY_BATCH = 2;

    private static Layer norm() {
        return new Layer.BatchNorm("", AddedNorm.USUAL_MOMENTUM, AddedNorm.EPSILON);
    }

    private Recipe norms(Recipe recipe) {
        return Net.behindEach(recipe, norm(), Set.of());
    }

    private Recipe dropoutAtTheEnd() {
        return Net.behind(healthy, Net.convolutions(healthy), new Layer.Dropout("", USUAL_DROPOUT));
    }

    /** Dropout behind every convolution but the first; it slows a training down, which gets more epochs. */
    private Recipe dropouts() {
        return Net.behindEach(
                RecipeEdits.set(
                        healthy, "training.epochs", 2L * healthy.training().epochs()),
                new Layer.Dropout("", CONVOLUTION_DROPOUT),
                Set.of(1, 4, 7));
    }

    private Recipe noisy() {
        return RecipeEdits.set(healthy, "data.plant", Map.of("validation-noise", NOISE));
    }

    /** As many steps need fewer epochs. */
    private Recipe tinyBatches() {
        long epochs = Math.max(8, healthy.training().epochs() / 3);
        return RecipeEdits.set(
                RecipeEdits.set(
                        RecipeEdits.set(healthy, "training.batch-size", (long) TINY_BATCH), "training.epochs", epochs),
                "training.learning-rate",
                healthy.training().learningRate() / 4);
    }

    @Override
    public List<CaseArm> arms() {
        int last = Net.convolutions(healthy);
        Recipe oneDropout = dropoutAtTheEnd();
        return List.of(
                CaseArm.of(
                        REESTIMATED,
                        RecipeEdits.remedy(
                                new AddedNorm(healthy).sick(),
                                "re-estimated-statistics",
                                "batch-norm-stale-statistics")),
                CaseArm.of(DROPOUT, oneDropout),
                CaseArm.of(BEFORE_DROPOUT, Net.behind(oneDropout, last, norm())),
                CaseArm.of(NOISY, noisy()),
                CaseArm.of(NOISY_NORMS, norms(noisy())),
                CaseArm.of(DROPOUTS, dropouts()),
                CaseArm.of(AFTER_DROPOUTS, afterDropouts()),
                CaseArm.of(SMALL, tinyBatches()),
                CaseArm.of(SMALL_NORMS, norms(tinyBatches())));
    }

    /** Batch norm behind each dropout, and behind the activation where there is none. */
    private Recipe afterDropouts() {
        Recipe recipe = dropouts();
        for (Layer layer : recipe.model().layers()) {
            if (layer instanceof Layer.Dropout) {
                recipe = recipe.with(new Edit.InsertAfter(new Selector.Name(layer.name()), norm()));
            }
        }
        return recipe;
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                Variant.of(NOISY_NORMS, Case.HEALTHY, "train-validation-shift", "batch-norm-statistics"),
                Variant.of(AFTER_DROPOUTS, DROPOUTS, "dropout-variance-shift"));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                place(),
                claim(
                        "K1.4b",
                        "... because the batch statistics of training differ from those of validation: the images do.",
                        NOISY_NORMS,
                        NOISY),
                claim("K1.4c", "... because dropout stands before it (variance shift).", AFTER_DROPOUTS, DROPOUTS),
                stale(),
                claim("K1.4e", "... because its batches are small (2 images).", SMALL_NORMS, SMALL));
    }

    private static Claim claim(String id, String asserts, String arm, String control) {
        Comparison comparison = new Comparison(arm, control, ACCURACY);
        return new Claim(id, asserts, List.of(comparison), runs -> {
            Judgement judgement = runs.judgement(comparison);
            return new Claim.Outcome(
                    harms(judgement.verdict()),
                    judgement.effect(),
                    judgement.interval(),
                    arms(runs, comparison) + " Under each batch's own statistics, validation is "
                            + Words.percent(
                                    runs.mean(arm, run -> CaseRuns.last(run, Signals.ACCURACY_BATCH_STATISTICS)))
                            + ".");
        });
    }

    private static Status harms(Verdict verdict) {
        return switch (verdict) {
            case HARMED -> Status.SUPPORTED;
            case HELPED, NO_DIFFERENCE -> Status.REFUTED;
            case NOT_ENOUGH_RUNS -> Status.NOT_TESTED;
        };
    }

    /** Such as {@code a: 98 % / 62 %, b: 100 % / 90 %; harmed, ...}. */
    private static String arms(CaseRuns runs, Comparison comparison) {
        return "Training / validation: " + accuracies(runs, comparison.arm()) + ", "
                + accuracies(runs, comparison.control()) + "; " + Words.of(runs, comparison) + ".";
    }

    private static String accuracies(CaseRuns runs, String arm) {
        return arm + " " + Words.percent(runs.mean(arm, CaseRuns::trainAccuracy)) + " / "
                + Words.percent(runs.mean(arm, CaseRuns::validationAccuracy));
    }

    /** (a): a batch norm right before the only dropout, and one right before a pooling. */
    private Claim place() {
        Comparison dropout = new Comparison(BEFORE_DROPOUT, DROPOUT, ACCURACY);
        Comparison pooling = new Comparison(AddedNorm.usual(Net.convolutions(healthy)), Case.HEALTHY, ACCURACY);
        List<Comparison> both = List.of(dropout, pooling);
        return new Claim(
                "K1.4a",
                "... because it stands after the activation and before a dropout or pooling, whose noise it takes away.",
                both,
                runs -> {
                    Judgement first = runs.judgement(dropout);
                    List<Status> each = both.stream()
                            .map(it -> harms(runs.judgement(it).verdict()))
                            .distinct()
                            .toList();
                    return new Claim.Outcome(
                            each.size() == 1
                                    ? each.get(0)
                                    : each.contains(Status.NOT_TESTED) ? Status.NOT_TESTED : Status.DEPENDS,
                            first.effect(),
                            first.interval(),
                            "Before the dropout: " + arms(runs, dropout) + " Before a pooling: " + arms(runs, pooling));
                });
    }

    /** (d): the same norm in the same place with other statistics. */
    private static Claim stale() {
        List<Comparison> cures = new ArrayList<>();
        cures.add(new Comparison(USUAL, AddedNorm.SICK, ACCURACY));
        cures.add(new Comparison(REESTIMATED, AddedNorm.SICK, ACCURACY));
        return new Claim(
                "K1.4d",
                "... because its running statistics are stale: Keras's momentum of 0.99 and too few steps.",
                cures,
                runs -> {
                    Judgement first = runs.judgement(cures.get(0));
                    return new Claim.Outcome(
                            CureClaim.status(CureClaim.verdicts(runs, cures)),
                            first.effect(),
                            first.interval(),
                            CureClaim.words(runs, cures));
                });
    }
}
