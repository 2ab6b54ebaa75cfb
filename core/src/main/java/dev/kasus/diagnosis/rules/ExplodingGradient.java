package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gradients that grow without bounds, over the steps or on the way back through the layers, and take the loss with them. */
final class ExplodingGradient implements Rule {
    /** Healthy gradients are largest in the first steps and seldom tenfold later, in single batches. */
    static final double GROWN = 100;
    /** Of a well-initialised net each layer passes on about what it gets; the mirror image of a vanishing gradient. */
    static final double AMPLIFIED = 1e3;

    private static final double LEAST_SEVERITY = 0.5;
    /** Below what a learning rate that blows the gradients up gets: that is the cause then. */
    private static final double MOST_SEVERITY = 0.85;
    /** Growth beyond this is as bad as it gets. */
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
        return "Gradients grow by orders of magnitude, step after step or layer after layer, and an update throws the net out of what it knew.";
    }

    @Override
    public Opinion judge(Recording recording) {
        Series norm = recording.series(Signals.GRADIENT_NORM);
        GradientFlow flow = GradientFlow.of(recording);
        if (norm.isEmpty() && flow.layers().isEmpty()) {
            return new Opinion.Unknown(
                    "no gradient is recorded (" + Signals.GRADIENT_NORM.tag() + ")", "Record with --probes standard.");
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
            return new Opinion.Unknown("no two readings of the gradient can be compared", "Train for more steps.");
        }
        String harmless = large ? "It does no harm, for the loss was not thrown up: " : "";
        return new Opinion.Absent(harmless + evidence.get(0).sentence(), evidence);
    }

    /**
     * How far the gradient rose above what it was at first.
     *
     * @param factor the largest norm over the first finite one; infinite if one was not finite
     * @param peak the largest norm
     * @param step where it first was a hundredfold, or largest if it never was
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

    /** The layer at which the gradient is largest beside that of the logits; -1 if it is not recorded. */
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
                "The gradient's norm was at most " + NumberPhrase.number(growth.factor())
                        + " times what it was at first; " + NumberPhrase.number(GROWN) + " times is an explosion.");
    }

    private static Evidence amplified(GradientFlow flow, int steepest) {
        String layer = flow.layers().get(steepest);
        return new Evidence(
                Signals.ACTIVATION_GRADIENT.of(layer),
                flow.firstStep(),
                flow.lastStep(),
                flow.ratios().get(steepest),
                AMPLIFIED,
                "On its way back the gradient is largest at " + layer + ", "
                        + NumberPhrase.number(flow.ratios().get(steepest)) + " times that at " + flow.logits() + "; "
                        + NumberPhrase.number(AMPLIFIED) + " times is an explosion.");
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
