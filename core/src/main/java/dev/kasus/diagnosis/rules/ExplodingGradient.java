package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Detects gradients that grow by orders of magnitude over the steps or through the layers, and make the loss jump. */
final class ExplodingGradient implements Rule {
    /** Healthy gradients are largest in the first steps; later, single batches seldom exceed ten times that. */
    static final double GROWN = 100;
    /** In a well-initialised net each layer keeps the gradient norm about constant; compare vanishing gradient. */
    static final double AMPLIFIED = 1e3;

    private static final double LEAST_SEVERITY = 0.5;
    /** Below the severity of a learning rate that makes gradients explode, which is then the cause. */
    private static final double MOST_SEVERITY = 0.85;
    /** Growth at which the severity is highest. */
    private static final double WORST = 1e6;

    @Override
    public String id() {
        return "exploding-gradient";
    }

    @Override
    public String title() {
        return "Exploding gradient";
    }

    @Override
    public String about() {
        return "Gradients grow by orders of magnitude over the steps or through the layers. A single update can "
                + "destroy what the net has learnt.";
    }

    @Override
    public Opinion judge(Recording recording) {
        Series norm = recording.series(Signals.GRADIENT_NORM);
        GradientFlow flow = GradientFlow.of(recording);
        if (norm.isEmpty() && flow.layers().isEmpty()) {
            return new Opinion.Unknown(
                    "no gradient is recorded (" + Signals.GRADIENT_NORM.tag() + ")",
                    "Record with --probes standard.",
                    Lacking.of(recording).signals(Signals.GRADIENT_NORM).needs());
        }
        LossCurve loss = LossCurve.of(recording);
        TrainingSkill fit = TrainingSkill.of(recording);
        boolean thrown = loss.thrown() > LearningRateTooHigh.THROWN || loss.nonFiniteStep() >= 0;
        Growth growth = Growth.of(norm);
        int steepest = steepest(flow);
        double amplified = steepest < 0 ? 0 : flow.ratios().get(steepest);
        boolean grows = growth.factor() >= GROWN && thrown;
        boolean amplifies = amplified >= AMPLIFIED && (thrown || fit.isPoor());
        boolean absent = !grows && !amplifies;
        List<Evidence> evidence = new ArrayList<>();
        if (growth.step() >= 0 && (grows || absent)) {
            evidence.add(growth(norm, growth));
        }
        if (steepest >= 0 && (amplifies || absent)) {
            evidence.add(amplified(flow, steepest));
        }
        if (absent) {
            return absent(growth.factor() >= GROWN || amplified >= AMPLIFIED, evidence);
        }
        double size = Math.max(grows ? growth.factor() / GROWN : 0, amplifies ? amplified / AMPLIFIED : 0);
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(Math.log10(size), 0, Math.log10(WORST));
        long onset = amplifies ? flow.firstStep() : growth.step();
        return new Opinion.Present(severity, worstFirst(recording), List.of(), onset, evidence);
    }

    private static Opinion absent(boolean large, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return new Opinion.Unknown(
                    "no two recorded values of the gradient can be compared",
                    "Train for more steps.",
                    List.of(Need.Beyond.LONGER_TRAINING));
        }
        String harmless = large ? "The large gradient did no harm, since the loss did not jump. " : "";
        return new Opinion.Absent(harmless + evidence.get(0).sentence(), evidence);
    }

    /**
     * Growth of the gradient norm over its first value.
     *
     * @param factor the largest norm over the first finite one; infinite if one was not finite
     * @param peak the largest norm
     * @param step where it first reached 100 times the first value, or was largest if it never did
     */
    private record Growth(double factor, double peak, long step) {
        static Growth of(Series norm) {
            double first = Double.NaN;
            double peak = 0;
            long step = -1;
            for (int i = 0; i < norm.size(); i++) {
                double value = Double.isNaN(norm.value(i)) ? Double.POSITIVE_INFINITY : norm.value(i);
                if (Double.isNaN(first)) {
                    first = Double.isFinite(value) && value > 0 ? value : Double.NaN;
                } else if (value > peak) {
                    boolean grown = peak >= GROWN * first;
                    peak = value;
                    step = grown ? step : norm.step(i);
                }
            }
            return new Growth(peak == 0 || Double.isNaN(first) ? 0 : peak / first, peak, step);
        }
    }

    /** The layer with the largest gradient relative to the logits; -1 if not recorded. */
    private static int steepest(GradientFlow flow) {
        int steepest = -1;
        for (int i = 0; i < flow.ratios().size(); i++) {
            boolean steeper =
                    steepest < 0 || flow.ratios().get(i) > flow.ratios().get(steepest);
            steepest = !Double.isNaN(flow.ratios().get(i)) && steeper ? i : steepest;
        }
        return steepest;
    }

    private static Evidence growth(Series norm, Growth growth) {
        return new Evidence(
                Signals.GRADIENT_NORM.tag(),
                norm.step(0),
                norm.lastStep(),
                growth.factor(),
                GROWN,
                "The gradient norm reached at most " + NumberPhrase.number(growth.factor()) + " times its first "
                        + "value. The threshold is " + NumberPhrase.number(GROWN) + " times.");
    }

    private static Evidence amplified(GradientFlow flow, int steepest) {
        String layer = flow.layers().get(steepest);
        return new Evidence(
                flow.signal().of(layer),
                flow.firstStep(),
                flow.lastStep(),
                flow.ratios().get(steepest),
                AMPLIFIED,
                "In the backward pass the gradient is largest at " + layer + ", "
                        + NumberPhrase.number(flow.ratios().get(steepest)) + " times that at " + flow.logits()
                        + ". The threshold is " + NumberPhrase.number(AMPLIFIED) + " times.");
    }

    private static List<String> worstFirst(Recording recording) {
        return recording.subjects(Signals.WEIGHT_GRADIENT).stream()
                .filter(layer -> Growth.of(recording.series(Signals.WEIGHT_GRADIENT, layer))
                                .factor()
                        >= GROWN)
                .sorted(Comparator.comparingDouble(layer -> -Growth.of(recording.series(Signals.WEIGHT_GRADIENT, layer))
                        .factor()))
                .toList();
    }
}
