package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Case 4: one species stays at AUC 0.55 while the others pass 0.85, in six variants, each with one planted cause.
 * The first species of the recipe is the unlearned one, the second the similar one; in the variant that mirrors images,
 * the two flatfish take their places.
 */
record Case4(Recipe base) implements Case {
    private static final String FLATFISH = "healthy-flatfish";
    private static final String RARE = "rare";
    private static final String OVERLAP = "overlap";
    private static final String NARROW = "narrow";
    private static final String POOR = "poor-images";
    private static final String FLIPPED = "flipped";
    private static final String COARSE = "coarse-stem";

    private static final List<String> FLOUNDERS = List.of("left-eyed-flounder", "right-eyed-flounder");
    /** The AUC of the casebook and its tolerance. */
    private static final double STUCK = 0.55;

    private static final double REACH = 0.05;
    private static final double WEIGHT = 5;

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String title() {
        return "One species stays at AUC 0.55 while the others pass 0.85";
    }

    /** The causes are planted in the reef: similar species and image conditions. */
    @Override
    public boolean runsOnPhotographs() {
        return false;
    }

    @Override
    public Map<String, Recipe> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        String unlearned = species(base).get(0);
        arms.put(HEALTHY, base);
        Recipe rare = reef(base, "classes", Map.of(unlearned, Map.of("count", 2L)));
        arms.put(RARE, rare);
        arms.put(RARE + "-weighted", RecipeEdits.remedy(rare, "balanced-class-weights", "class-imbalance"));
        arms.put(RARE + "-effective-number", RecipeEdits.remedy(rare, "effective-number-weights", "class-imbalance"));
        arms.put(RARE + "-focal", RecipeEdits.remedy(rare, "focal-loss", "class-imbalance"));
        arms.put(RARE + "-logit-adjusted", RecipeEdits.remedy(rare, "logit-adjustment", "class-imbalance"));
        arms.put(RARE + "-class-aware", RecipeEdits.remedy(rare, "class-aware-sampling", "class-imbalance"));
        Recipe overlap = reef(base, "all", Map.of("blur", 5.0));
        arms.put(OVERLAP, overlap);
        arms.put(OVERLAP + "-weighted", weighted(overlap));
        arms.put(OVERLAP + "-focal", RecipeEdits.remedy(overlap, "focal-loss", "class-imbalance"));
        Recipe narrow = narrow();
        arms.put(NARROW, narrow);
        arms.put(
                NARROW + "-minimum-width",
                RecipeEdits.remedy(narrow, "minimum-width", "insufficient-capacity-for-class"));
        Recipe poor = reef(
                reef(base, "classes", Map.of(unlearned, Map.of("blur", 6.0, "noise", 0.04))),
                "validation-classes",
                Map.of(unlearned, Map.of("blur", 0.5, "noise", 0.02)));
        arms.put(POOR, poor);
        arms.put(POOR + "-quality-augmentation", RecipeEdits.remedy(poor, "quality-augmentation", "poor-class-data"));
        Recipe flatfish = flatfish();
        Recipe flipped = flatfish.with(new Edit.Set(
                "training.augmentation",
                TreeWriter.write(
                        List.of(new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of())), List.class)));
        arms.put(FLATFISH, flatfish);
        arms.put(FLIPPED, flipped);
        arms.put(FLIPPED + "-weighted", weighted(flipped));
        arms.put(
                FLIPPED + "-spared",
                RecipeEdits.remedy(flipped, "class-conditional-augmentation", "harmful-augmentation", FLOUNDERS));
        Recipe coarse = coarse();
        arms.put(COARSE, coarse);
        arms.put(COARSE + "-finer", RecipeEdits.remedy(coarse, "finer-stem", "coarse-stem"));
        return arms;
    }

    private static List<String> species(Recipe recipe) {
        return ((Source.Reef) recipe.data().source()).species();
    }

    /** The recipe with conditions of the reef laid over those it has. */
    private static Recipe reef(Recipe recipe, String layer, Map<String, ?> conditions) {
        Recipe changed = recipe;
        for (Map.Entry<String, ?> entry : conditions.entrySet()) {
            changed = RecipeEdits.set(changed, "data.source.reef." + layer + "." + entry.getKey(), entry.getValue());
        }
        return changed;
    }

    private Recipe weighted(Recipe recipe) {
        return RecipeEdits.set(
                recipe,
                "training.loss",
                Map.of(
                        "cross-entropy",
                        Map.of(
                                "weights",
                                Map.of(
                                        "given",
                                        Map.of("weights", Map.of(species(recipe).get(0), WEIGHT))))));
    }

    private Recipe narrow() {
        List<Integer> widths = List.of(3, 4, 6);
        List<Edit> edits = new ArrayList<>();
        for (Layer layer : base.model().allLayers()) {
            if (layer instanceof Layer.Conv conv) {
                edits.add(new Edit.Set(
                        "model.layers." + conv.name() + ".filters", Tree.scalar((long) widths.get(edits.size()))));
            }
        }
        return base.with(new Edit.All(edits));
    }

    private Recipe coarse() {
        String first = base.model().allLayers().get(0).name();
        return base.with(new Edit.All(List.of(
                new Edit.Set("model.layers." + first + ".kernel", Tree.scalar(9L)),
                new Edit.Set("model.layers." + first + ".stride", Tree.scalar(8L)),
                new Edit.Remove(new Selector.Kind("max-pool")))));
    }

    private Recipe flatfish() {
        Source.Reef reef = (Source.Reef) base.data().source();
        List<String> species = new ArrayList<>(FLOUNDERS);
        species.addAll(reef.species().subList(2, reef.species().size()));
        Map<String, Conditions> validation = new LinkedHashMap<>();
        for (int i = 0; i < FLOUNDERS.size(); i++) {
            Conditions own = reef.validationClasses().get(reef.species().get(i));
            if (own != null) {
                validation.put(FLOUNDERS.get(i), own);
            }
        }
        return new Recipe(
                base.data()
                        .withSource(new Source.Reef(
                                reef.seed(), species, reef.all(), reef.validation(), reef.classes(), validation)),
                base.model(),
                base.training(),
                base.seed(),
                base.threads());
    }

    @Override
    public Map<String, List<String>> sick() {
        Map<String, List<String>> sick = new LinkedHashMap<>();
        sick.put(RARE, List.of("class-imbalance"));
        sick.put(OVERLAP, List.of("class-overlap"));
        sick.put(NARROW, List.of("insufficient-capacity-for-class"));
        sick.put(POOR, List.of("poor-class-data"));
        sick.put(FLIPPED, List.of("harmful-augmentation"));
        sick.put(COARSE, List.of("coarse-stem"));
        return sick;
    }

    @Override
    public List<String> healthy() {
        return List.of(HEALTHY, FLATFISH);
    }

    @Override
    public List<String> probed() {
        return List.copyOf(sick().keySet());
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        return List.of(
                weights(runs),
                cause(
                        runs,
                        "K4.1",
                        "Class weights fail because of extreme imbalance: too few examples to learn the features.",
                        RARE,
                        HEALTHY,
                        List.of("effective-number", "focal", "logit-adjusted", "class-aware")),
                cause(
                        runs,
                        "K4.2",
                        "... because of feature overlap: the species looks like another.",
                        OVERLAP,
                        HEALTHY,
                        List.of("focal")),
                cause(
                        runs,
                        "K4.3",
                        "... because the net is too narrow for the fine traits.",
                        NARROW,
                        HEALTHY,
                        List.of("minimum-width")),
                cause(
                        runs,
                        "K4.4",
                        "Poor data of the class are a factor: low quality, noise.",
                        POOR,
                        HEALTHY,
                        List.of("quality-augmentation")),
                cause(
                        runs,
                        "K4.5",
                        "A common augmentation destroys the trait of the species.",
                        FLIPPED,
                        FLATFISH,
                        List.of("spared")),
                cause(
                        runs,
                        "K4.6",
                        "The first convolution is too coarse for the patterns of fins.",
                        COARSE,
                        HEALTHY,
                        List.of("finer")));
    }

    private static String unlearned(CaseRuns runs, String arm) {
        return species(runs.of(arm).get(0).recipe().orElseThrow()).get(0);
    }

    /** The lowest AUC of the other classes. */
    private static double others(Recording run) {
        List<String> species = species(run.recipe().orElseThrow());
        return species.subList(1, species.size()).stream()
                .mapToDouble(name -> run.series(Signals.CLASS_AUC, name).last())
                .min()
                .orElse(Double.NaN);
    }

    private static double auc(Recording run) {
        return run.series(Signals.CLASS_AUC, species(run.recipe().orElseThrow()).get(0))
                .last();
    }

    /** Compares the arm with one planted cause with the healthy arm and with its cures. */
    private static ClaimResult cause(
            CaseRuns runs, String id, String claim, String sick, String healthy, List<String> cures) {
        Metric metric = Metric.auc(unlearned(runs, sick));
        Judgement harm = runs.compare(healthy, sick, metric);
        double[] each = runs.each(sick, Case4::auc);
        double low = Arrays.stream(each).min().orElse(Double.NaN);
        double high = Arrays.stream(each).max().orElse(Double.NaN);
        double rest = Arrays.stream(runs.each(sick, Case4::others)).min().orElse(Double.NaN);
        Status status = harm.verdict() == Verdict.HELPED && runs.mean(sick, Case4::auc) < STUCK + REACH
                ? Status.SUPPORTED
                : harm.verdict() == Verdict.HELPED
                        ? Status.DEPENDS
                        : harm.verdict() == Verdict.NOT_ENOUGH_RUNS ? Status.NOT_TESTED : Status.REFUTED;
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT,
                "With only this cause planted, AUC is %.2f (%.2f to %.2f over the seeds) and at least %.2f in the "
                        + "other classes; without it %.2f: %s.",
                runs.mean(sick, Case4::auc),
                low,
                high,
                rest,
                runs.mean(healthy, Case4::auc),
                ClaimJudge.words(harm, metric)));
        cures.forEach(cure -> words.append(cure(runs, sick, sick + "-" + cure, metric)));
        return new ClaimResult(id, claim, status, harm.effect(), harm.interval(), words.toString());
    }

    /** The effect of an arm on the unlearned class and on the mean of the others. */
    private static String cure(CaseRuns runs, String sick, String arm, Metric metric) {
        Judgement others = runs.compare(arm, sick, Metric.otherClassesAuc(unlearned(runs, sick)));
        return String.format(
                Locale.ROOT,
                " %s: %s; the mean of the others %+.1f points.",
                arm,
                ClaimJudge.words(runs.compare(arm, sick, metric), metric),
                100 * others.effect());
    }

    private static ClaimResult weights(CaseRuns runs) {
        List<String> sick = List.of(RARE, OVERLAP, FLIPPED);
        List<Judgement> judgements = sick.stream()
                .map(arm -> runs.compare(arm + "-weighted", arm, Metric.auc(unlearned(runs, arm))))
                .toList();
        long helped =
                judgements.stream().filter(it -> it.verdict() == Verdict.HELPED).count();
        long open = judgements.stream()
                .filter(it -> it.verdict() == Verdict.NOT_ENOUGH_RUNS)
                .count();
        Status status = helped == sick.size()
                ? Status.REFUTED
                : helped > 0 ? Status.DEPENDS : open > 0 ? Status.NOT_TESTED : Status.SUPPORTED;
        StringBuilder words =
                new StringBuilder("Balanced weights where the class is rare, a weight of five elsewhere.");
        sick.forEach(arm -> words.append(cure(runs, arm, arm + "-weighted", Metric.auc(unlearned(runs, arm)))));
        return new ClaimResult(
                "K4.0",
                "Class weights in the loss do not help the unlearned class.",
                status,
                judgements.get(0).effect(),
                judgements.get(0).interval(),
                words.toString());
    }
}
