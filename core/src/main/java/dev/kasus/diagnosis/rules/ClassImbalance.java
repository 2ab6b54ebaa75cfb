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

/** A class with too few images. */
final class ClassImbalance extends ClassCause {
    /** Beside the middle class, or the average where that is more: long tails of photographs go down to a hundredth and further. */
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
        return "The class has so few training images beside the others that its features are not learnt, whatever it weighs in the loss.";
    }

    /** The bias of a net towards frequent classes, which weights and logit adjustment do cure. */
    @Override
    boolean mayMakeAClassSeldomCalled() {
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
                worse.words(light ? "training images times their weight in the loss" : "training images"));
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY)
                        * NumberPhrase.rising(Math.log(worse.ratio()), Math.log(RARE), Math.log(WORST));
        return worse.ratio() >= RARE ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }

    /** The rarer of the two, which need not be the one that is surely not learnt. */
    @Override
    List<String> sick(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        return List.of(worse(recording, recipe, unlearned).name());
    }

    /** By images or, where that is worse, by what they count for in the loss. */
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

    /** What the images of each class count for together, by weights that the recipe gives. */
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
     * The rarer of a class and its most confused class: of two that are not separated, the frequent one may be the one that is surely not learnt.
     *
     * @param own what there is of it
     * @param usual of the middle class, or the average where that is more: where one class has most of the images, the middle class is rare itself
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
                    + what + ", the middle class or the average "
                    + NumberPhrase.number(usual) + ": " + NumberPhrase.number(ratio()) + " times as many; from "
                    + NumberPhrase.number(RARE) + " times on that is rare.";
        }
    }
}
