package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Early layers that the gradient hardly reaches, in a net that does not learn. */
final class VanishingGradient implements Rule {
    /**
     * Of a well-initialised net each layer passes on about what it gets; a factor of a thousand between the loss and an early layer
     * is a loss of half at each of ten layers. AutoTrainer holds the same ratio of weight gradients against the same bound.
     */
    static final double STARVED = 1e-3;
    /** Healthy nets give their first layer a fifth or more; where it gets a thirtieth, and most is not learnt, it is thinned out, if not starved. */
    static final double THINNED = 0.03;
    /** Fewer readings could be the accident of their batches. */
    private static final int LEAST_READINGS = 3;
    /** Updates that are a thousand times smaller, relative to the weights, than those of the last layer: the layer stands still. */
    private static final double STANDING_STILL = 1e-3;
    /** A ratio of a millionth is as bad as it gets. */
    private static final double WORST = 1e-6;

    private static final double THINNED_SEVERITY = 0.4;
    private static final double LEAST_SEVERITY = 0.5;
    private static final double MOST_SEVERITY = 0.9;
    /** Where most units of a layer are dead, or most layers saturated, that is why: below the least severity of either. */
    private static final double EXPLAINED_SEVERITY = 0.3;

    @Override
    public String id() {
        return "vanishing-gradient";
    }

    @Override
    public String title() {
        return "Vanishing gradient";
    }

    @Override
    public String about() {
        return "The gradient shrinks from layer to layer on its way back, so that early layers are hardly told what to learn.";
    }

    @Override
    public Opinion judge(Recording recording) {
        GradientFlow flow = GradientFlow.of(recording);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (flow.layers().isEmpty()) {
            return new Opinion.Unknown(
                    "the gradients of the layers, or their order, are not recorded ("
                            + Signals.ACTIVATION_GRADIENT.tag() + ")",
                    "Train with kasus and record with --probes standard.");
        }
        if (flow.layers().size() == 1) {
            return new Opinion.Absent(
                    "The model has only 1 layer with weights: there is nothing to vanish on.", List.of());
        }
        int readings =
                recording.series(Signals.ACTIVATION_GRADIENT, flow.logits()).size();
        if (!flow.isKnown() || readings < LEAST_READINGS) {
            return new Opinion.Unknown(
                    "only " + readings + " readings of the gradients, or some that are not finite",
                    "Train for more steps.");
        }
        List<Integer> starved = under(STARVED, flow);
        List<Integer> thinned = under(THINNED, flow);
        if (thinned.isEmpty()) {
            return new Opinion.Absent(arrives(flow).sentence(), List.of(arrives(flow)));
        }
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no epoch was completed, so whether it learns is not known", "Train for longer.");
        }
        DeadUnits dead = DeadUnits.of(recording);
        if (dead.isBlocked()) {
            return new Opinion.Absent(
                    "No gradient passes " + dead.worst() + ", where " + NumberPhrase.percent(dead.share())
                            + " of the units are dead: that is dying ReLU.",
                    List.of(little(flow, thinned, THINNED)));
        }
        boolean explained = dead.mostly() || SaturatedLayers.of(recording).most();
        if (!starved.isEmpty() && stops(recording, flow, starved, fit)) {
            double least = Math.max(WORST, flow.ratios().get(0));
            double depth = NumberPhrase.rising(-Math.log10(least), -Math.log10(STARVED), -Math.log10(WORST));
            double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * depth;
            return present(recording, flow, starved, STARVED, explained ? EXPLAINED_SEVERITY : severity, fit);
        }
        if (fit.skill() < LearningCause.LEARNT && recording.epochs() >= Underfitting.LEAST_EPOCHS) {
            return present(recording, flow, thinned, THINNED, explained ? EXPLAINED_SEVERITY : THINNED_SEVERITY, fit);
        }
        return new Opinion.Absent(
                "Little gradient reaches " + names(flow, thinned) + ", but the net learns: " + fit.words() + ".",
                List.of(little(flow, thinned, THINNED)));
    }

    /** Whether nothing was ever learnt, or not all, and a layer stands still. */
    private static boolean stops(Recording recording, GradientFlow flow, List<Integer> starved, TrainingSkill fit) {
        return fit.bestSkill() < TrainingSkill.POOR
                || (fit.bestSkill() < TrainingSkill.GOOD && standsStill(recording, flow, starved));
    }

    /** The run of layers from the image on that get almost nothing; in a net with shortcuts others may, and it does not matter. */
    private static List<Integer> under(double bound, GradientFlow flow) {
        List<Integer> layers = new ArrayList<>();
        for (int i = 0; i < flow.ratios().size() && flow.ratios().get(i) < bound; i++) {
            layers.add(i);
        }
        return layers;
    }

    private static Opinion present(
            Recording recording,
            GradientFlow flow,
            List<Integer> layers,
            double bound,
            double severity,
            TrainingSkill fit) {
        Evidence notLearnt = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                Double.NaN,
                "The net has not learnt: " + fit.words() + ".");
        return new Opinion.Present(
                severity,
                layers.stream().map(flow.layers()::get).toList(),
                List.of(),
                onset(recording, flow, bound),
                List.of(little(flow, layers, bound), notLearnt));
    }

    /** Adam's updates do not shrink with the gradient; where they do, a layer that stands still is proof by itself. */
    private static boolean standsStill(Recording recording, GradientFlow flow, List<Integer> starved) {
        double last =
                Median.of(recording.series(Signals.UPDATE_RATIO, flow.logits()).values());
        double first = Median.of(recording
                .series(Signals.UPDATE_RATIO, flow.layers().get(starved.get(0)))
                .values());
        return first < STANDING_STILL * last;
    }

    /** The step since when the first layer has stayed under a bound. */
    private static long onset(Recording recording, GradientFlow flow, double bound) {
        Series ratio = GradientFlow.ratio(recording, flow.layers().get(0), flow.logits());
        long onset = -1;
        for (int i = 0; i < ratio.size(); i++) {
            boolean under = ratio.value(i) < bound;
            onset = under && onset < 0 ? ratio.step(i) : under ? onset : -1;
        }
        return onset < 0 ? flow.firstStep() : onset;
    }

    private static Evidence little(GradientFlow flow, List<Integer> layers, double bound) {
        String first = flow.layers().get(layers.get(0));
        double ratio = flow.ratios().get(layers.get(0));
        return new Evidence(
                Signals.ACTIVATION_GRADIENT.of(first),
                flow.firstStep(),
                flow.lastStep(),
                ratio,
                bound,
                "The gradient at " + first + " is " + NumberPhrase.number(ratio) + " of that at " + flow.logits()
                        + "; below " + NumberPhrase.number(bound) + " at " + names(flow, layers) + ".");
    }

    private static Evidence arrives(GradientFlow flow) {
        String first = flow.layers().get(0);
        return new Evidence(
                Signals.ACTIVATION_GRADIENT.of(first),
                flow.firstStep(),
                flow.lastStep(),
                flow.ratios().get(0),
                STARVED,
                "The gradient arrives: at " + first + " it is "
                        + NumberPhrase.number(flow.ratios().get(0)) + " of that at " + flow.logits() + ".");
    }

    private static String names(GradientFlow flow, List<Integer> starved) {
        return NumberPhrase.names(starved.stream().map(flow.layers()::get).toList());
    }
}
