package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** A class with too few images. */
final class ClassImbalance extends ClassCause {
    /** Beside the middle class: long tails of photographs go down to a hundredth and further. */
    private static final double RARE = 5;

    private static final double WORST = 50;
    /** A rare class that is told apart may yet be called so seldom that half of what the middle class gets is not reached. */
    private static final double SELDOM = 0.5;

    private static final int LEAST_IMAGES = 10;
    private static final double Z = 1.96;
    private static final double SELDOM_SEVERITY = 0.5;
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

    /** Told apart is not yet called: the bias of a net towards frequent classes, which weights and logit adjustment do cure. */
    @Override
    Opinion withoutStuckClass(Recording recording) {
        Provenance provenance = recording.provenance().orElseThrow();
        List<String> classes = provenance.classes();
        double[] recalls = classes.stream()
                .mapToDouble(
                        name -> recording.series(Signals.CLASS_RECALL, name).last())
                .toArray();
        double middleCount = Median.of(provenance.trainCounts().stream()
                .mapToDouble(Integer::doubleValue)
                .toArray());
        double middleRecall = Median.of(recalls);
        List<String> forgotten = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int c = 0; c < recalls.length; c++) {
            int own = provenance.trainCounts().get(c);
            int images = provenance.validationCounts().get(c);
            boolean rare = middleCount >= RARE * Math.max(1, own);
            if (rare && images >= LEAST_IMAGES && isSeldom(recalls[c], images, middleRecall)) {
                forgotten.add(classes.get(c));
                evidence.add(new Evidence(
                        Signals.CLASS_RECALL.of(classes.get(c)),
                        recording.series(Signals.CLASS_RECALL, classes.get(c)).lastStep(),
                        recording.series(Signals.CLASS_RECALL, classes.get(c)).lastStep(),
                        recalls[c],
                        SELDOM * middleRecall,
                        classes.get(c) + " has " + own + " training images, the middle class "
                                + Figures.number(middleCount) + "; of its validation images "
                                + Figures.percent(recalls[c]) + " are called so, of the middle class's "
                                + Figures.percent(middleRecall) + ". The net does tell them from the others."));
            }
        }
        return forgotten.isEmpty()
                ? super.withoutStuckClass(recording)
                : new Opinion.Present(SELDOM_SEVERITY, List.of(), forgotten, 0, evidence);
    }

    /** Less than half of what the middle class gets, and surely less than that (Agresti and Coull 1998). */
    private static boolean isSeldom(double recall, int images, double middle) {
        double share = (recall * images + 2) / (images + 4);
        double upper = share + Z * Math.sqrt(share * (1 - share) / (images + 4));
        return recall < SELDOM * middle && upper < middle;
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        Provenance provenance = recording.provenance().orElseThrow();
        List<Integer> counts = provenance.trainCounts();
        // Of two that are not told apart, the frequent one may be the one that is surely stuck.
        int first = counts.get(provenance.classes().indexOf(stuck.name()));
        int second = counts.get(provenance.classes().indexOf(stuck.rival()));
        int own = Math.min(first, second);
        double median =
                Median.of(counts.stream().mapToDouble(Integer::doubleValue).toArray());
        double ratio = median / Math.max(1, own);
        Evidence seen = Suspicion.recipe(
                "data",
                ratio,
                RARE,
                (own == first ? stuck.name() : stuck.rival()) + " has " + own + " training images, the middle class "
                        + Figures.number(median)
                        + ": " + Figures.number(ratio) + " times as many; from " + Figures.number(RARE)
                        + " times on that is rare.");
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(Math.log(ratio), Math.log(RARE), Math.log(WORST));
        return ratio >= RARE ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
