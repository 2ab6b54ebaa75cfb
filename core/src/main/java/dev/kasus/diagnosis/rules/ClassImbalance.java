package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import java.util.List;
import java.util.stream.DoubleStream;

/** Detects a class with too few training images compared with the others. */
final class ClassImbalance extends ClassCause {
    /**
     * Ratio to the median class, or to the average if that is larger: long-tailed photograph collections go down to
     * 1/100 and below.
     */
    private static final double RARE = 5;

    private static final double WORST = 50;
    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.85;

    @Override
    public String id() {
        return "class-imbalance";
    }

    @Override
    public String title() {
        return "Class imbalance";
    }

    @Override
    public String about() {
        return "The class has so few training images, compared with the others, that its features are not learnt. "
                + "Class weights in the loss do not change that.";
    }

    /** Imbalance biases a net towards frequent classes; class weights and logit adjustment correct that. */
    @Override
    boolean mayCauseUnderprediction() {
        return true;
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        Rarity worse = worse(recording, recipe, unlearned);
        boolean light = worse.byWeight();
        Evidence seen = Suspicion.recipe(
                light ? "training.loss" : "data",
                worse.ratio(),
                RARE,
                worse.words(light ? "training images (weighted as in the loss)" : "training images"));
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY)
                        * NumberPhrase.rising(Math.log(worse.ratio()), Math.log(RARE), Math.log(WORST));
        return worse.ratio() >= RARE ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }

    /** The rarer of the two classes. */
    @Override
    List<String> sick(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        return List.of(worse(recording, recipe, unlearned).name());
    }

    /** By number of images or, if that is worse, by their weight in the loss. */
    private static Rarity worse(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        Provenance provenance = recording.provenance().orElseThrow();
        double[] images = provenance.trainCounts().stream()
                .mapToDouble(Integer::doubleValue)
                .toArray();
        double[] weighed =
                weighed(provenance.classes(), images, recipe.training().loss().weights());
        Rarity byImages = Rarity.of(unlearned, provenance.classes(), images, false);
        Rarity byWeight = Rarity.of(unlearned, provenance.classes(), weighed, true);
        return byWeight.ratio() > byImages.ratio() ? byWeight : byImages;
    }

    /** Total loss weight of each class under the class weights of the recipe. */
    private static double[] weighed(List<String> classes, double[] images, ClassWeights weights) {
        double[] weighed = images.clone();
        if (weights instanceof ClassWeights.Given given) {
            for (int c = 0; c < weighed.length; c++) {
                weighed[c] *= given.weights().getOrDefault(classes.get(c), 1.0);
            }
        }
        return weighed;
    }

    /**
     * The rarer of a class and its most confused class: of two confused classes either may have the lower AUC.
     *
     * @param own its images or weight
     * @param usual that of the median class, or the average if that is larger (if one class has most of the images,
     *     the median class is rare itself)
     * @param byWeight whether images were counted by their weight in the loss
     */
    private record Rarity(String name, double own, double usual, boolean byWeight) {
        static Rarity of(UnlearnedClass unlearned, List<String> classes, double[] sizes, boolean byWeight) {
            double first = sizes[classes.indexOf(unlearned.name())];
            double second = sizes[classes.indexOf(unlearned.mostConfused())];
            double average = DoubleStream.of(sizes).average().orElse(0);
            return new Rarity(
                    first <= second ? unlearned.name() : unlearned.mostConfused(),
                    Math.min(first, second),
                    Math.max(Median.of(sizes), average),
                    byWeight);
        }

        double ratio() {
            return usual / Math.max(1, own);
        }

        String words(String what) {
            return name + " has " + (own == Math.rint(own) ? Long.toString((long) own) : NumberPhrase.number(own)) + " "
                    + what + "; the larger of the median and the mean over the classes is "
                    + NumberPhrase.number(usual) + ", which is " + NumberPhrase.number(ratio()) + " times as many. "
                    + NumberPhrase.number(RARE) + " times or more counts as rare.";
        }
    }
}
