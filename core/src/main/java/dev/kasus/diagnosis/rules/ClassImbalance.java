package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
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
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        Provenance provenance = recording.provenance().orElseThrow();
        List<Integer> counts = provenance.trainCounts();
        // Of two that are not told apart, the frequent one may be the one that is surely stuck.
        int first = counts.get(provenance.classes().indexOf(stuck.name()));
        int second = counts.get(provenance.classes().indexOf(stuck.rival()));
        int own = Math.min(first, second);
        double[] sizes = counts.stream().mapToDouble(Integer::doubleValue).toArray();
        // Where one class has most of the images, the middle class is rare itself.
        double usual =
                Math.max(Median.of(sizes), DoubleStream.of(sizes).average().orElse(0));
        double ratio = usual / Math.max(1, own);
        Evidence seen = Suspicion.recipe(
                "data",
                ratio,
                RARE,
                (own == first ? stuck.name() : stuck.rival()) + " has " + own
                        + " training images, the middle class or the average "
                        + Figures.number(usual)
                        + ": " + Figures.number(ratio) + " times as many; from " + Figures.number(RARE)
                        + " times on that is rare.");
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(Math.log(ratio), Math.log(RARE), Math.log(WORST));
        return ratio >= RARE ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
