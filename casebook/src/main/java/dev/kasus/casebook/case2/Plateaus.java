package dev.kasus.casebook.case2;

import static dev.kasus.casebook.RecipeEdits.activation;
import static dev.kasus.casebook.RecipeEdits.denseLayers;
import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The causes that the casebook names, each alone: the rate, the initialisation, the capacity. */
record Plateaus(Recipe healthy) implements Part {
    static final String TOO_LOW = "rate-too-low";
    static final String TINY = "small-weights";
    private static final String TOO_HIGH = "rate-too-high";
    private static final String EQUAL = "equal-weights";
    private static final String ZERO = "zero-weights";
    private static final String LARGE = "large-weights";
    private static final String SIMPLE = "too-simple";
    private static final String VANISHING = "too-deep-sigmoid";
    private static final String VANISHING_RELU = "too-deep-relu";
    private static final String SATURATED = "too-wide-saturated";
    private static final String SATURATED_GLOROT = "too-wide-glorot";
    private static final String EXPLODING = "too-deep-exploding";
    private static final String EXPLODING_HE = "too-deep-he";
    static final String SGD_HEALTHY = "healthy-sgd";
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;

    /** The case: so many epochs without a change. */
    private static final int EPOCHS = 100;

    private static final int WINDOW = 10;
    private static final long LATER_EPOCHS = 400;

    private static final int DEEP = 12;
    private static final int UNITS = 32;
    private static final int WIDE_LAYERS = 8;
    private static final int WIDE = 64;
    /** N(0, 1), as where a standard normal was taken for an initialisation. */
    private static final double SATURATING_STD = 1;
    /** Twice as wide as He's for layers of 32 units, and more. */
    private static final double EXPLODING_STD = 0.36;

    private static final double LOW_SGD_RATE = 0.001;
    private static final double SMALL_STD = 3e-4;
    private static final double LARGE_STD = 0.5;
    private static final double LOW_RATE = 3e-7;
    private static final double HIGH_RATE = 0.2;
    static final double SGD_RATE = 0.01;

    /** The recipe whose rate is too low. */
    Recipe tooLow() {
        return set(healthy, "training.learning-rate", LOW_RATE);
    }

    /** The recipe whose weights are too small. */
    Recipe small() {
        return normal(healthy, SMALL_STD);
    }

    private static Recipe sgd(Recipe recipe, double rate) {
        return set(
                set(recipe, "training.optimizer", Map.of("sgd", Map.of("momentum", 0.9))),
                "training.learning-rate",
                rate);
    }

    private static Recipe normal(Recipe recipe, double std) {
        return set(recipe, "model.init", Map.of("normal", Map.of("std", std)));
    }

    /** Two of the causes leave something to learn: their loss stands still only after some hundred epochs. */
    private static Recipe later(Recipe recipe) {
        return set(recipe, "training.epochs", LATER_EPOCHS);
    }

    /** The weights of every layer but the last drawn so widely. */
    private static Recipe hiddenNormal(Recipe recipe, double std) {
        List<Layer> weighted = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .toList();
        Recipe changed = recipe;
        for (Layer layer : weighted.subList(0, weighted.size() - 1)) {
            changed = set(changed, "model.layers." + layer.name() + ".init", Map.of("normal", Map.of("std", std)));
        }
        return changed;
    }

    private static Recipe deep(Recipe recipe, Layer activation) {
        return denseLayers(recipe, DEEP, UNITS, activation);
    }

    /** One filter, its mean, and the classes. */
    private Recipe simple() {
        List<Layer> layers = healthy.model().layers();
        Layer.Conv first = (Layer.Conv) layers.get(0);
        Recipe recipe = set(healthy, "model.layers." + first.name() + ".filters", 1L);
        for (Layer layer : layers.subList(2, layers.size() - 1)) {
            recipe = layer instanceof Layer.Flatten
                    ? recipe.with(new Edit.Replace(new Selector.Name(layer.name()), new Layer.GlobalAveragePool("")))
                    : recipe.with(new Edit.Remove(new Selector.Name(layer.name())));
        }
        return recipe;
    }

    @Override
    public List<CaseArm> arms() {
        Recipe deepSigmoid = deep(activation(healthy, new Layer.Sigmoid("")), new Layer.Sigmoid(""));
        Recipe deep = sgd(deep(healthy, new Layer.Relu("")), LOW_SGD_RATE);
        Recipe wideTanh = sgd(
                denseLayers(activation(healthy, new Layer.Tanh("")), WIDE_LAYERS, WIDE, new Layer.Tanh("")),
                LOW_SGD_RATE);
        Recipe glorot = set(wideTanh, "model.init", "glorot-uniform");
        return List.of(
                CaseArm.of(TOO_LOW, tooLow()).inFull(),
                CaseArm.of(TOO_HIGH, set(healthy, "training.learning-rate", HIGH_RATE)),
                CaseArm.of(EQUAL, set(healthy, "model.init", Map.of("constant", Map.of("value", 0.1)))),
                CaseArm.of(ZERO, set(healthy, "model.init", "zeros")),
                CaseArm.of(TINY, small()).inFull(),
                CaseArm.of(SGD_HEALTHY, sgd(healthy, SGD_RATE)),
                CaseArm.of(LARGE, normal(sgd(healthy, SGD_RATE), LARGE_STD)),
                CaseArm.of(SIMPLE, later(simple())),
                CaseArm.of(VANISHING, deepSigmoid),
                CaseArm.of(VANISHING_RELU, activation(deepSigmoid, new Layer.Relu(""))),
                CaseArm.of(SATURATED, later(hiddenNormal(glorot, SATURATING_STD))),
                CaseArm.of(SATURATED_GLOROT, glorot),
                CaseArm.of(EXPLODING, normal(deep, EXPLODING_STD)),
                CaseArm.of(EXPLODING_HE, deep));
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                Variant.of(TOO_LOW, Case.HEALTHY, "learning-rate-too-low"),
                Variant.of(TOO_HIGH, Case.HEALTHY, "learning-rate-too-high"),
                Variant.of(EQUAL, Case.HEALTHY, "symmetric-initialization"),
                Variant.of(ZERO, Case.HEALTHY, "symmetric-initialization"),
                Variant.of(TINY, Case.HEALTHY, "initialization-scale"),
                Variant.of(LARGE, SGD_HEALTHY, "initialization-scale"),
                Variant.of(SIMPLE, Case.HEALTHY, "insufficient-capacity"),
                Variant.of(VANISHING, Case.HEALTHY, "vanishing-gradient", "saturated-activation"),
                Variant.of(SATURATED, Case.HEALTHY, "saturated-activation", "initialization-scale"),
                Variant.of(EXPLODING, SGD_HEALTHY, "exploding-gradient", "initialization-scale"));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                claim(
                        "K2.1",
                        "A learning rate that is too small, or too large, makes the loss stand still.",
                        Map.of(TOO_LOW, Case.HEALTHY, TOO_HIGH, Case.HEALTHY)),
                claim(
                        "K2.2",
                        "Weights that are all equal, zero, too small or too large keep the loss high; He initialisation cures it.",
                        Map.of(EQUAL, Case.HEALTHY, ZERO, Case.HEALTHY, TINY, Case.HEALTHY, LARGE, SGD_HEALTHY)),
                claim(
                        "K2.3",
                        "The wrong capacity keeps the loss high: too simple cannot fit; too complex saturates, explodes or vanishes.",
                        Map.of(
                                SIMPLE,
                                Case.HEALTHY,
                                VANISHING,
                                VANISHING_RELU,
                                SATURATED,
                                SATURATED_GLOROT,
                                EXPLODING,
                                EXPLODING_HE)));
    }

    /** Each fault against its cure, and how flat the loss was. */
    private static Claim claim(String id, String asserts, Map<String, String> cureOf) {
        List<Comparison> comparisons = new ArrayList<>();
        new java.util.TreeMap<>(cureOf).forEach((sick, cure) -> comparisons.add(new Comparison(cure, sick, FIT)));
        return new Claim(id, asserts, comparisons, runs -> {
            Judgement first = runs.judgement(comparisons.get(0));
            List<String> flat = comparisons.stream()
                    .map(it -> it.control() + " " + flatness(runs.mean(it.control(), Plateaus::change)))
                    .toList();
            return new Claim.Outcome(
                    CureClaim.status(CureClaim.verdicts(runs, comparisons)),
                    first.effect(),
                    first.interval(),
                    CureClaim.words(runs, comparisons) + " Change of the training loss over the last " + EPOCHS
                            + " epochs: " + String.join(", ", flat) + ".");
        });
    }

    private static String flatness(double change) {
        return Double.isNaN(change) ? "diverged before" : String.format(Locale.ROOT, "%.1f %%", 100 * change);
    }

    /**
     * By how much the training loss changed over the last hundred epochs: the largest mean of ten epochs in a row over
     * the smallest, less 1. The mean leaves out what differs from batch to batch, which is no progress.
     */
    static double change(Recording run) {
        double[] all = run.series(Signals.TRAIN_LOSS).values();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int end = Math.max(WINDOW, all.length - EPOCHS + WINDOW); end <= all.length; end++) {
            double mean = Arrays.stream(all, end - WINDOW, end).average().orElse(Double.NaN);
            low = Math.min(low, mean);
            high = Math.max(high, mean);
        }
        return high / low - 1;
    }
}
