package dev.kasus.casebook.case4;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.RecipeEdits;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.Words;
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
import java.util.stream.Stream;

/**
 * Case 4: one species stays at AUC 0.55 while the others pass 0.85, in six variants, each with one planted cause.
 * The first species of the recipe is the unlearned one, the second the similar one; in the variant that mirrors images,
 * the two flatfish take their places.
 */
record UnlearnedSpecies(Recipe base) implements Part {
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
    public List<CaseArm> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        String unlearned = species(base).get(0);
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
                reef(base, "classes", Map.of(unlearned, Map.of("blur", 8.0, "noise", 0.04))),
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
        return arms.entrySet().stream()
                .map(arm -> CaseArm.of(arm.getKey(), arm.getValue()))
                .toList();
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
                edits.add(new Edit.Set("model.layers." + conv.name() + ".filters", Tree.scalar((long)
                        widths.get(Math.min(edits.size(), widths.size() - 1)))));
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
    public List<Variant> variants() {
        return List.of(
                Variant.of(RARE, Case.HEALTHY, "class-imbalance"),
                Variant.of(OVERLAP, Case.HEALTHY, "class-overlap"),
                Variant.of(NARROW, Case.HEALTHY, "insufficient-capacity-for-class"),
                Variant.of(POOR, Case.HEALTHY, "poor-class-data"),
                Variant.of(FLIPPED, FLATFISH, "harmful-augmentation"),
                Variant.of(COARSE, Case.HEALTHY, "coarse-stem"));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                weights(),
                cause(
                        "K4.1",
                        "Class weights fail because of extreme imbalance: too few examples to learn the features.",
                        RARE,
                        Case.HEALTHY,
                        List.of("effective-number", "focal", "logit-adjusted", "class-aware")),
                cause(
                        "K4.2",
                        "... because of feature overlap: the species looks like another.",
                        OVERLAP,
                        Case.HEALTHY,
                        List.of("focal")),
                cause(
                        "K4.3",
                        "... because the net is too narrow for the fine traits.",
                        NARROW,
                        Case.HEALTHY,
                        List.of("minimum-width")),
                cause(
                        "K4.4",
                        "Poor data of the class are a factor: low quality, noise.",
                        POOR,
                        Case.HEALTHY,
                        List.of("quality-augmentation")),
                cause(
                        "K4.5",
                        "A common augmentation destroys the trait of the species.",
                        FLIPPED,
                        FLATFISH,
                        List.of("spared")),
                cause(
                        "K4.6",
                        "The first convolution is too coarse for the patterns of fins.",
                        COARSE,
                        Case.HEALTHY,
                        List.of("finer")));
    }

    /** The species that is not learnt in an arm. */
    private String unlearned(String arm) {
        return arm.startsWith(FLIPPED) || arm.equals(FLATFISH)
                ? FLOUNDERS.get(0)
                : species(base).get(0);
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
    private Claim cause(String id, String claim, String sick, String healthy, List<String> cures) {
        String species = unlearned(sick);
        Metric metric = Metric.auc(species);
        Comparison harm = new Comparison(healthy, sick, metric);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(harm);
        cures.forEach(cure -> comparisons.addAll(cure(sick, sick + "-" + cure)));
        return new Claim(id, claim, comparisons, runs -> {
            Judgement judgement = runs.judgement(harm);
            double[] each = runs.each(sick, UnlearnedSpecies::auc);
            double rest = Arrays.stream(runs.each(sick, UnlearnedSpecies::others))
                    .min()
                    .orElse(Double.NaN);
            StringBuilder words = new StringBuilder(String.format(
                    Locale.ROOT,
                    "With only this cause planted, AUC is %.2f (%.2f to %.2f over the seeds) and at least %.2f in the "
                            + "other classes; without it %.2f: %s.",
                    runs.mean(sick, UnlearnedSpecies::auc),
                    Arrays.stream(each).min().orElse(Double.NaN),
                    Arrays.stream(each).max().orElse(Double.NaN),
                    rest,
                    runs.mean(healthy, UnlearnedSpecies::auc),
                    Words.of(runs, harm)));
            cures.forEach(cure -> words.append(cured(runs, cure(sick, sick + "-" + cure))));
            return new Claim.Outcome(
                    status(judgement.verdict(), runs.mean(sick, UnlearnedSpecies::auc)),
                    judgement.effect(),
                    judgement.interval(),
                    words.toString());
        });
    }

    private static Status status(Verdict healthyAgainstSick, double auc) {
        return switch (healthyAgainstSick) {
            case HELPED -> auc < STUCK + REACH ? Status.SUPPORTED : Status.DEPENDS;
            case NOT_ENOUGH_RUNS -> Status.NOT_TESTED;
            case HARMED, NO_DIFFERENCE -> Status.REFUTED;
        };
    }

    /** What a cure does for the class, and to the mean of the others. */
    private List<Comparison> cure(String sick, String arm) {
        String species = unlearned(sick);
        return List.of(
                new Comparison(arm, sick, Metric.auc(species)),
                new Comparison(arm, sick, Metric.otherClassesAuc(species)));
    }

    private static String cured(CaseRuns runs, List<Comparison> cure) {
        return " " + cure.get(0).arm() + ": " + Words.of(runs, cure.get(0)) + "; the mean of the others: "
                + Words.of(runs, cure.get(1)) + ".";
    }

    private Claim weights() {
        List<List<Comparison>> each = Stream.of(RARE, OVERLAP, FLIPPED)
                .map(arm -> cure(arm, arm + "-weighted"))
                .toList();
        List<Comparison> all = each.stream().flatMap(List::stream).toList();
        return new Claim("K4.0", "Class weights in the loss do not help the unlearned class.", all, runs -> {
            List<Verdict> verdicts =
                    each.stream().map(it -> runs.judgement(it.get(0)).verdict()).toList();
            boolean helped = verdicts.contains(Verdict.HELPED);
            boolean not = verdicts.contains(Verdict.HARMED) || verdicts.contains(Verdict.NO_DIFFERENCE);
            boolean open = verdicts.contains(Verdict.NOT_ENOUGH_RUNS);
            Status status = helped && not
                    ? Status.DEPENDS
                    : open ? Status.NOT_TESTED : helped ? Status.REFUTED : Status.SUPPORTED;
            StringBuilder words =
                    new StringBuilder("Balanced weights where the class is rare, a weight of five elsewhere.");
            each.forEach(it -> words.append(cured(runs, it)));
            Judgement first = runs.judgement(all.get(0));
            return new Claim.Outcome(status, first.effect(), first.interval(), words.toString());
        });
    }
}
