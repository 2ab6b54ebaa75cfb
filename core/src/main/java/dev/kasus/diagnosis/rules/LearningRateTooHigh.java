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

/** Steps so long that they throw away what the weights were, and the loss with it. */
final class LearningRateTooHigh implements Rule {
    /**
     * A step is usually about a thousandth of the weights, and under Adam a few hundredths in the very first steps. A tenth, in most
     * layers, in steps on end, is a hundred times the rule of thumb.
     */
    static final double LONG_STEP = 0.1;
    /** A step as long as the weights themselves leaves nothing of them, initialisation included. */
    static final double ERASING_STEP = 1;
    /** A quarter, twice in a row: the first steps leave nothing of the initialisation, though a normalisation may keep the loss from showing it. */
    static final double VERY_LONG_STEP = 0.25;
    /** So many readings in a row, lest a single batch decide. */
    private static final int READINGS = 2;
    /** The loss stood half as high again as where it began and as chance: training made the net worse than no training. */
    static final double THROWN = 1.5;
    /** A single batch five times as high as where the loss began is no accident of the batch, in a net that has not learnt its images. */
    static final double SPIKED = 5;
    /** A twentieth in a single reading, between two of which the step that killed will have been: healthy nets come to it, and no layer of theirs dies. */
    private static final double LIVELY_STEP = 0.05;
    /** A gradient with this norm arrives. */
    private static final double ARRIVES = 1e-2;
    /** Of that, so much is as good as none. */
    private static final double LOST = 1e-2;
    /** Too long steps kill units, saturate them and blow up gradients: the cause is ranked above what it causes. */
    private static final double LEAST_SEVERITY = 0.9;
    /** Where the loss was far above chance before the first step, weights or inputs come first: with them, hardly any rate would do. */
    private static final double MOST_AFTER_A_BAD_START = 0.8;

    private static final double MILD_SEVERITY = 0.5;

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
        return "Each step changes the weights so much that the loss is thrown up instead of going down, and units may never recover.";
    }

    @Override
    public Opinion judge(Recording recording) {
        List<String> layers = layers(recording);
        if (layers.isEmpty()) {
            return new Opinion.Unknown(
                    "how long the steps were beside the weights is not recorded (" + Signals.UPDATE_RATIO.tag()
                            + "), or all weights began at zero",
                    "Record with --probes standard.");
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
        boolean killedAlive = killed && longest.peak() >= LIVELY_STEP && gradientWasLost(recording);
        boolean severe = erased || (longest.sustained() >= LONG_STEP && (thrown || killed)) || collapsed || killedAlive;
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

    /** Layers that began at zero have no length to compare a step with, and are left out. */
    private static List<String> layers(Recording recording) {
        return recording.subjects(Signals.UPDATE_RATIO).stream()
                .filter(layer -> !Double.isInfinite(
                        recording.series(Signals.UPDATE_RATIO, layer).value(0)))
                .toList();
    }

    /**
     * @param peak the longest step
     * @param sustained the length that steps had for some readings in a row
     * @param step the first that was long
     */
    private record Longest(double peak, double sustained, long step) {
        /**
         * @param ended whether the loss was lost before another step could be measured: then the last one was followed by one that was too long for any number
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
     * Whether a gradient that arrived at the first layer at the first step hardly does at the end, in a net whose units no threshold and no place behind the logits
     * can have silenced: then it was steps that did.
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
        String step = "In most layers the longest step was " + NumberPhrase.part(longest.peak()) + " the weights' size";
        String reason = longest.sustained() < LONG_STEP
                ? step + "; steps beyond " + NumberPhrase.percent(LONG_STEP) + " never came in a row."
                : step + ", but the loss was not thrown up: it stood at most at " + NumberPhrase.number(loss.peak())
                        + ", and began at " + NumberPhrase.number(loss.first()) + ".";
        return new Opinion.Absent(reason, List.of(step(ratio, longest)));
    }

    private static Evidence step(Series ratio, Longest longest) {
        return new Evidence(
                Signals.UPDATE_RATIO.tag(),
                ratio.step(0),
                ratio.lastStep(),
                longest.peak(),
                LONG_STEP,
                "In most layers a step changed the weights by up to " + NumberPhrase.part(longest.peak())
                        + " their size; beyond " + NumberPhrase.percent(LONG_STEP) + " is long, 0.1 % is usual.");
    }

    private static Evidence thrown(LossCurve loss) {
        if (loss.nonFiniteStep() >= 0) {
            return new Evidence(
                    Signals.STEP_LOSS.tag(),
                    loss.nonFiniteStep(),
                    loss.nonFiniteStep(),
                    Double.NaN,
                    Double.NaN,
                    "The loss was no longer finite at step " + loss.nonFiniteStep() + "; it began at "
                            + NumberPhrase.number(loss.first()) + ".");
        }
        if (!(loss.thrown() > THROWN)) {
            return new Evidence(
                    Signals.STEP_LOSS.tag(),
                    loss.spikeStep(),
                    loss.spikeStep(),
                    loss.spike(),
                    SPIKED * loss.spike() / loss.spiked(),
                    "The loss of one batch was thrown up to " + NumberPhrase.number(loss.spike()) + ", from "
                            + NumberPhrase.number(loss.first())
                            + " at the start; a net that ignores its input would have "
                            + NumberPhrase.number(loss.chance().loss()) + ".");
        }
        double bound = THROWN * loss.peak() / loss.thrown();
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.peakStep(),
                loss.peakStep(),
                loss.peak(),
                bound,
                "The loss was thrown up to " + NumberPhrase.number(loss.peak()) + ", from "
                        + NumberPhrase.number(loss.first())
                        + " at the start; a net that ignores its input would have "
                        + NumberPhrase.number(loss.chance().loss()) + ".");
    }

    private static Evidence collapsed(LossCurve loss) {
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.lastStep(),
                loss.lastStep(),
                loss.last(),
                loss.chance().loss(),
                "The net had learnt something: the loss was down to " + NumberPhrase.number(loss.lowest())
                        + ". It ended at " + NumberPhrase.number(loss.last())
                        + ", where a net stands that ignores its input.");
    }

    private static Evidence unlearnt(TrainingSkill fit) {
        return new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                Double.NaN,
                "The net has not learnt all it could: " + fit.words() + ".");
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
