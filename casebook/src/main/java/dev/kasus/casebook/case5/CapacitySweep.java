package dev.kasus.casebook.case5;

import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Sweep;
import dev.kasus.casebook.Words;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Capacity along each axis alone, on clean labels and with noise: 10 % wrong labels and 5 % outliers in the training
 * images. What share of the noise is fitted, and what it costs.
 */
record CapacitySweep(Recipe bare) implements Part {
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
    private static final double WRONG_LABELS = 0.1;
    private static final double OUTLIERS = 0.05;
    private static final String NOISY = "noisy-";

    private record Axis(String name, String unit, Map<String, Recipe> steps) {}

    private List<Axis> axes() {
        return List.of(filters(), depth(), units(), resolution());
    }

    private Axis filters() {
        Map<String, Recipe> steps = new LinkedHashMap<>();
        for (int quarters : new int[] {1, 2, 4, 8, 16}) {
            Recipe recipe = bare;
            for (Layer layer : bare.model().allLayers()) {
                if (layer instanceof Layer.Conv conv) {
                    recipe = set(recipe, "model.layers." + conv.name() + ".filters", (long)
                            Math.max(1, conv.filters() * quarters / 4));
                }
            }
            steps.put(quarters / 4.0 + "", recipe);
        }
        return new Axis("filters", "times the filters", steps);
    }

    /** More convolutions of the same width behind each. */
    private Axis depth() {
        Map<String, Recipe> steps = new LinkedHashMap<>();
        Recipe recipe = bare;
        for (int more = 0; more <= 3; more++) {
            steps.put(Integer.toString(1 + more), recipe);
            recipe = deeper(recipe);
        }
        return new Axis("depth", "convolutions a block", steps);
    }

    private Recipe deeper(Recipe recipe) {
        Recipe deep = recipe;
        for (Layer layer : bare.model().allLayers()) {
            if (layer instanceof Layer.Conv conv) {
                String activation = activationOf(conv);
                deep = deep.with(new Edit.InsertAfter(new Selector.Name(activation), new Layer.Relu("")))
                        .with(new Edit.InsertAfter(new Selector.Name(activation), conv.named("")));
            }
        }
        return deep;
    }

    private String activationOf(Layer conv) {
        List<Layer> layers = bare.model().layers();
        return layers.get(layers.indexOf(conv) + 1).name();
    }

    private Axis units() {
        Map<String, Recipe> steps = new LinkedHashMap<>();
        String dense = bare.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Dense hidden && hidden.units() != null)
                .map(Layer::name)
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "the recipe has no dense layer but its last",
                        "Case 5 sweeps the units of one. For a recipe to start from: kasus recipe case-5."));
        for (long units : new long[] {4, 16, 64, 256, 1024}) {
            steps.put(Long.toString(units), set(bare, "model.layers." + dense + ".units", units));
        }
        return new Axis("units", "dense units", steps);
    }

    /** Fewer poolings leave larger maps in front of the dense layer. */
    private Axis resolution() {
        Map<String, Recipe> steps = new LinkedHashMap<>();
        List<String> poolings = bare.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.MaxPool)
                .map(Layer::name)
                .toList();
        Recipe recipe = bare;
        int side = bare.data().size() >> poolings.size();
        steps.put(Integer.toString(side), recipe);
        for (int i = poolings.size() - 1; i >= 0; i--) {
            recipe = recipe.with(new Edit.Remove(new Selector.Name(poolings.get(i))));
            side *= 2;
            steps.put(Integer.toString(side), recipe);
        }
        return new Axis("maps", "side of the last maps", steps);
    }

    private static Recipe noisy(Recipe recipe) {
        return set(recipe, "data.plant", Map.of("wrong-labels", WRONG_LABELS, "outliers", OUTLIERS));
    }

    /** The arm of a step; a net that is an arm already has its name. */
    private String name(Axis axis, String step) {
        Recipe recipe = Objects.requireNonNull(axis.steps().get(step));
        if (recipe.equals(bare)) {
            return DesignMistakes.BARE;
        }
        return recipe.equals(DesignMistakes.unpooled(bare)) ? DesignMistakes.UNPOOLED : axis.name() + "-" + step;
    }

    @Override
    public List<CaseArm> arms() {
        Map<String, CaseArm> arms = new LinkedHashMap<>();
        for (Axis axis : axes()) {
            axis.steps().forEach((step, recipe) -> {
                String name = name(axis, step);
                if (!List.of(DesignMistakes.BARE, DesignMistakes.UNPOOLED).contains(name)) {
                    arms.put(name, CaseArm.of(name, recipe).inBrief());
                }
                arms.put(NOISY + name, CaseArm.of(NOISY + name, noisy(recipe)).inBrief());
            });
        }
        return List.copyOf(arms.values());
    }

    @Override
    public List<Sweep> sweeps() {
        List<Sweep> sweeps = new ArrayList<>();
        for (Axis axis : axes()) {
            for (String noise : List.of("", NOISY)) {
                Map<String, String> arms = new LinkedHashMap<>();
                axis.steps().keySet().forEach(step -> arms.put(step, noise + name(axis, step)));
                sweeps.add(new Sweep(
                        axis.name() + (noise.isEmpty() ? ", clean labels" : ", 10 % wrong labels and 5 % outliers"),
                        axis.unit(),
                        arms));
            }
        }
        return sweeps;
    }

    private static String first(Axis axis) {
        return axis.steps().keySet().iterator().next();
    }

    private static String last(Axis axis) {
        String last = first(axis);
        for (String step : axis.steps().keySet()) {
            last = step;
        }
        return last;
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> comparisons = new ArrayList<>();
        for (Axis axis : axes()) {
            for (String noise : List.of("", NOISY)) {
                comparisons.add(
                        new Comparison(noise + name(axis, last(axis)), noise + name(axis, first(axis)), ACCURACY));
            }
        }
        return List.of(new Claim(
                "K5.1",
                "Capacity fits noise and outliers: more of it generalises worse.",
                comparisons,
                runs -> outcome(runs, comparisons)));
    }

    private Claim.Outcome outcome(CaseRuns runs, List<Comparison> comparisons) {
        List<Verdict> verdicts =
                comparisons.stream().map(it -> runs.judgement(it).verdict()).toList();
        boolean harmed = verdicts.contains(Verdict.HARMED);
        boolean not = verdicts.contains(Verdict.HELPED) || verdicts.contains(Verdict.NO_DIFFERENCE);
        boolean open = verdicts.contains(Verdict.NOT_ENOUGH_RUNS);
        Status status =
                harmed && not ? Status.DEPENDS : open ? Status.NOT_TESTED : harmed ? Status.SUPPORTED : Status.REFUTED;
        Judgement first = runs.judgement(comparisons.get(0));
        List<String> words = new ArrayList<>();
        comparisons.forEach(it -> words.add(it + " " + Words.of(runs, it)));
        List<String> curves = new ArrayList<>();
        for (Axis axis : axes()) {
            List<String> steps = new ArrayList<>();
            axis.steps().keySet().forEach(step -> steps.add(step + ": " + figures(runs, name(axis, step))));
            curves.add(axis.unit() + " " + String.join(", ", steps));
        }
        return new Claim.Outcome(
                status,
                first.effect(),
                first.interval(),
                "Most capacity against least, validation accuracy: " + String.join("; ", words)
                        + ". Validation on clean labels, with noise, and the share of the wrong labels that is fitted: "
                        + String.join("; ", curves) + ".");
    }

    private static String figures(CaseRuns runs, String arm) {
        return Words.percent(runs.mean(arm, CaseRuns::validationAccuracy)) + " / "
                + Words.percent(runs.mean(NOISY + arm, CaseRuns::validationAccuracy)) + " / "
                + Words.percent(runs.mean(NOISY + arm, CapacitySweep::fitted));
    }

    private static double fitted(Recording run) {
        return CaseRuns.last(run, Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION);
    }
}
