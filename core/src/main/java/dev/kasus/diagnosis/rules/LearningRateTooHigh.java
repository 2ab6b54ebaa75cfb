package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Detects a learning rate that is too high: large updates relative to the weights, and a loss that jumps. */
final class LearningRateTooHigh implements Rule {
    /**
     * An update is usually about 0.001 of the weights, and with Adam a few hundredths in the very first steps. 0.1
     * in most layers, in several steps in a row, is 100 times the rule of thumb.
     */
    static final double LONG_STEP = 0.1;
    /** An update as large as the weights erases them, including the initialisation. */
    static final double ERASING_STEP = 1;
    /**
     * A quarter of the weights, twice in a row: the first steps erase the initialisation, although a normalisation may
     * hide that in the loss.
     */
    static final double VERY_LONG_STEP = 0.25;
    /** Readings in a row that must agree, so that no single batch decides. */
    private static final int READINGS = 2;
    /** Peak loss relative to the first loss or chance, whichever is higher: training made the net worse than no training. */
    static final double THROWN = 1.5;
    /** A single batch loss of five times the first loss is not chance in a net that has not learnt its images. */
    static final double SPIKED = 5;
    /** Update ratio in a single reading, for nets with dead layers: healthy nets reach it too, but none of their layers dies. */
    private static final double LIVELY_STEP = 0.05;
    /** Norm from which on a gradient counts as arriving. */
    private static final double ARRIVES = 1e-2;
    /** Share of that norm below which it counts as lost. */
    private static final double LOST = 1e-2;
    /** Large updates kill or saturate units and make gradients explode: the cause ranks above its effects. */
    private static final double LEAST_SEVERITY = 0.9;
    /** If the loss was far above chance before the first step, weights or inputs come first: with them hardly any rate works. */
    private static final double MOST_AFTER_A_BAD_START = 0.8;

    private static final double MILD_SEVERITY = 0.5;
    /** Without the size of the updates, inputs or weights of the wrong scale may be the cause as well. */
    private static final double OF_CURVES = 0.7;

    @Override
    public String id() {
        return "learning-rate-too-high";
    }

    @Override
    public String title() {
        return "Learning rate too high";
    }

    @Override
    public String about() {
        return "Each step changes the weights so much that the loss jumps up instead of falling. ReLU units may "
                + "become permanently dead.";
    }

    @Override
    public Opinion judge(Recording recording) {
        List<String> layers = layers(recording);
        if (layers.isEmpty() && recording.recipe().isEmpty()) {
            Optional<Opinion> curves = LossExplosion.of(recording).map(LearningRateTooHigh::ofCurves);
            if (curves.isPresent()) {
                return curves.get();
            }
        }
        if (layers.isEmpty()) {
            return new Opinion.Unknown(
                    "the ratio of update to weights is not recorded (" + Signals.UPDATE_RATIO.tag() + "), or all "
                            + "weights started at zero",
                    "Record with --probes standard.",
                    Lacking.of(recording).signals(Signals.UPDATE_RATIO).needs());
        }
        Series ratio = Median.over(layers.stream()
                .map(layer -> recording.series(Signals.UPDATE_RATIO, layer))
                .toList());
        LossCurve loss = LossCurve.of(recording);
        TrainingSkill fit = TrainingSkill.of(recording);
        Longest longest = Longest.of(ratio, loss.endsNonFinite());
        boolean spiked = loss.spiked() > SPIKED && fit.isKnown() && !fit.isGood();
        boolean thrown = loss.thrown() > THROWN || loss.nonFiniteStep() >= 0 || spiked;
        boolean erased = longest.peak() >= ERASING_STEP && (thrown || fit.isPoor());
        DeadUnits dead = DeadUnits.of(recording);
        boolean killed = fit.isPoor() && dead.isBlocked();
        boolean collapsed = killed && loss.isCollapsed() && longest.peak() >= LONG_STEP;
        boolean gradientLost = killed && longest.peak() >= LIVELY_STEP && gradientWasLost(recording);
        boolean severe =
                erased || (longest.sustained() >= LONG_STEP && (thrown || killed)) || collapsed || gradientLost;
        boolean mild = longest.sustained() >= VERY_LONG_STEP
                && fit.isKnown()
                && !fit.isGood()
                && recording.epochs() >= Underfitting.LEAST_EPOCHS;
        if (!severe && !mild) {
            return absent(ratio, longest, loss);
        }
        double severity =
                LEAST_SEVERITY + (1 - LEAST_SEVERITY) * NumberPhrase.rising(Math.log10(longest.peak()), -1, 1);
        double most = !severe ? MILD_SEVERITY : loss.beginsFarAboveChance() ? MOST_AFTER_A_BAD_START : 1;
        severity = Math.min(severity, most);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(step(ratio, longest));
        if (thrown) {
            evidence.add(thrown(loss));
        } else {
            evidence.add(unlearnt(fit));
            if (collapsed) {
                evidence.add(collapsed(loss));
            }
            if (killed) {
                evidence.add(DyingRelu.evidence(recording, dead.layers().get(0)));
            }
        }
        return new Opinion.Present(severity, worstFirst(recording, layers), List.of(), longest.step(), evidence);
    }

    private static Opinion ofCurves(Evidence jump) {
        return new Opinion.Present(OF_CURVES, List.of(), List.of(), jump.fromStep(), List.of(jump));
    }

    /** Layers with weights that started at zero are left out: they have no norm to compare with. */
    private static List<String> layers(Recording recording) {
        return recording.subjects(Signals.UPDATE_RATIO).stream()
                .filter(layer -> !Double.isInfinite(
                        recording.series(Signals.UPDATE_RATIO, layer).value(0)))
                .toList();
    }

    /**
     * @param peak the largest update ratio
     * @param sustained the largest ratio that several readings in a row reached
     * @param step of the first large update
     */
    private record Longest(double peak, double sustained, long step) {
        /**
         * @param ended whether the loss became non-finite before the next reading: then the last update counts as
         *     infinitely large
         */
        static Longest of(Series ratio, boolean ended) {
            double peak = 0;
            double sustained = 0;
            long step = -1;
            for (int i = 0; i < ratio.size(); i++) {
                double value = Double.isNaN(ratio.value(i)) ? Double.POSITIVE_INFINITY : ratio.value(i);
                peak = Math.max(peak, value);
                step = step < 0 && value >= LONG_STEP ? ratio.step(i) : step;
                double low = value;
                for (int j = i; j > i - READINGS && j >= 0; j--) {
                    low = Math.min(low, Double.isNaN(ratio.value(j)) ? Double.POSITIVE_INFINITY : ratio.value(j));
                }
                sustained = i + 1 >= READINGS ? Math.max(sustained, low) : sustained;
            }
            boolean last = ended && ratio.last() >= LONG_STEP;
            return new Longest(peak, last ? Math.max(sustained, ratio.last()) : sustained, step);
        }
    }

    /**
     * Whether the gradient reached the first layer at the first step but not at the end, in a net without
     * thresholded or output activations: then updates have killed it.
     */
    private static boolean gradientWasLost(Recording recording) {
        Model model = recording.recipe().map(Recipe::model).orElse(null);
        if (model == null
                || model.allLayers().stream().anyMatch(layer -> layer instanceof Layer.ThresholdedRelu)
                || model.layers().get(model.layers().size() - 1) instanceof Layer.Relu) {
            return false;
        }
        return model.allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .findFirst()
                .map(first -> recording.series(Signals.WEIGHT_GRADIENT, first.name()))
                .filter(gradient -> !gradient.isEmpty())
                .map(gradient -> gradient.value(0) > ARRIVES && gradient.last() < LOST * gradient.value(0))
                .orElse(false);
    }

    private static Opinion absent(Series ratio, Longest longest, LossCurve loss) {
        String step = "In most layers the largest update was " + NumberPhrase.part(longest.peak()) + " the norm of "
                + "the weights";
        String reason = longest.sustained() < LONG_STEP
                ? step + "; updates above " + NumberPhrase.percent(LONG_STEP) + " never came in a row."
                : step + ", but the loss did not jump: it was at most " + NumberPhrase.number(loss.peak())
                        + " and started at " + NumberPhrase.number(loss.first()) + ".";
        return new Opinion.Absent(reason, List.of(step(ratio, longest)));
    }

    private static Evidence step(Series ratio, Longest longest) {
        return new Evidence(
                Signals.UPDATE_RATIO.tag(),
                ratio.step(0),
                ratio.lastStep(),
                longest.peak(),
                LONG_STEP,
                "In most layers an update changed the weights by up to " + NumberPhrase.part(longest.peak())
                        + " their norm. About 0.1 % is usual, above " + NumberPhrase.percent(LONG_STEP)
                        + " is too large.");
    }

    private static Evidence thrown(LossCurve loss) {
        if (loss.nonFiniteStep() >= 0) {
            return new Evidence(
                    Signals.STEP_LOSS.tag(),
                    loss.nonFiniteStep(),
                    loss.nonFiniteStep(),
                    Double.NaN,
                    Double.NaN,
                    "The loss was not finite at step " + loss.nonFiniteStep() + "; it started at "
                            + NumberPhrase.number(loss.first()) + ".");
        }
        if (!(loss.thrown() > THROWN)) {
            return new Evidence(
                    Signals.STEP_LOSS.tag(),
                    loss.spikeStep(),
                    loss.spikeStep(),
                    loss.spike(),
                    SPIKED * loss.spike() / loss.spiked(),
                    "The loss of one batch jumped to " + NumberPhrase.number(loss.spike()) + ", from "
                            + NumberPhrase.number(loss.first())
                            + " at the start; a constant prediction would have "
                            + NumberPhrase.number(loss.chance().loss()) + ".");
        }
        double bound = THROWN * loss.peak() / loss.thrown();
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.peakStep(),
                loss.peakStep(),
                loss.peak(),
                bound,
                "The loss jumped to " + NumberPhrase.number(loss.peak()) + ", from "
                        + NumberPhrase.number(loss.first())
                        + " at the start; a constant prediction would have "
                        + NumberPhrase.number(loss.chance().loss()) + ".");
    }

    private static Evidence collapsed(LossCurve loss) {
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.lastStep(),
                loss.lastStep(),
                loss.last(),
                loss.chance().loss(),
                "The net had learnt something: the loss had fallen to " + NumberPhrase.number(loss.lowest())
                        + ". It ended at " + NumberPhrase.number(loss.last()) + ", the loss of a constant prediction.");
    }

    private static Evidence unlearnt(TrainingSkill fit) {
        return new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                Double.NaN,
                "The net has not learnt its training images well: " + fit.words() + ".");
    }

    private static List<String> worstFirst(Recording recording, List<String> layers) {
        return layers.stream()
                .filter(layer -> !(recording.series(Signals.UPDATE_RATIO, layer).max() < LONG_STEP))
                .sorted(Comparator.comparingDouble(layer -> -longestStep(recording, layer)))
                .toList();
    }

    private static double longestStep(Recording recording, String layer) {
        double longest = recording.series(Signals.UPDATE_RATIO, layer).max();
        return Double.isNaN(longest) ? Double.MAX_VALUE : longest;
    }
}
