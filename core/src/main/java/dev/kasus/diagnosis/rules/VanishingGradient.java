package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Detects early layers that the gradient hardly reaches, in a net that does not learn. */
final class VanishingGradient implements Rule {
    /**
     * In a well-initialised net each layer keeps the gradient norm about constant. A factor of 1000 between the loss
     * and an early layer means half is lost at each of ten layers. AutoTrainer uses the same bound on the ratio of
     * weight gradients.
     */
    static final double STARVED = 1e-3;
    /** In healthy nets the first layer gets a ratio of 0.2 or more; 1/30 is too little if most images are not learnt. */
    static final double THINNED = 0.03;
    /** Least number of readings. */
    private static final int LEAST_READINGS = 3;
    /** Ratio to the relative updates of the last layer below which a layer does not learn. */
    private static final double STANDING_STILL = 1e-3;
    /** Ratio at which the severity is highest. */
    private static final double WORST = 1e-6;

    private static final double THINNED_SEVERITY = 0.4;
    private static final double LEAST_SEVERITY = 0.5;
    private static final double MOST_SEVERITY = 0.9;
    /** Severity if dead or saturated units explain it: below the least severity of either. */
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
        return "The gradient shrinks from layer to layer in the backward pass, so the early layers learn almost nothing.";
    }

    @Override
    public Opinion judge(Recording recording) {
        GradientFlow flow = GradientFlow.of(recording);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (flow.layers().isEmpty()) {
            return new Opinion.Unknown(
                    "the gradients of the layers or the order of the layers are not recorded ("
                            + Signals.ACTIVATION_GRADIENT.tag() + ")",
                    "Train with kasus and record with --probes standard.",
                    needs(recording));
        }
        if (flow.layers().size() == 1) {
            return new Opinion.Absent("The model has only 1 layer with weights, so no gradient can vanish.", List.of());
        }
        int readings = recording.series(flow.signal(), flow.logits()).size();
        if (!flow.isKnown() || readings < LEAST_READINGS) {
            return new Opinion.Unknown(
                    "there are only " + readings + " recorded values of the gradients, or some are not finite",
                    "Train for more steps.",
                    Lacking.of(recording).longer().needs());
        }
        List<Integer> starved = under(STARVED, flow);
        List<Integer> thinned = under(flow.isOfWeights() ? STARVED : THINNED, flow);
        if (thinned.isEmpty()) {
            return new Opinion.Absent(arrives(flow).sentence(), List.of(arrives(flow)));
        }
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no epoch was completed, so it is unknown whether the net learns",
                    "Train for longer.",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        DeadUnits dead = DeadUnits.of(recording);
        if (dead.isBlocked()) {
            return new Opinion.Absent(
                    "No gradient passes " + dead.worst() + " because " + NumberPhrase.percent(dead.share())
                            + " of its units are dead: see dying ReLU.",
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

    /** Whether the net never learnt, or has not learnt all and a layer does not learn. */
    private static boolean stops(Recording recording, GradientFlow flow, List<Integer> starved, TrainingSkill fit) {
        return fit.bestSkill() < TrainingSkill.POOR
                || (fit.bestSkill() < TrainingSkill.GOOD && standsStill(recording, flow, starved));
    }

    /** The first layers, in order, with a ratio under a bound; with skip connections later ones may be under it without harm. */
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

    /** Whether relative updates of the layers are tiny too; under Adam they do not shrink with the gradient. */
    private static boolean standsStill(Recording recording, GradientFlow flow, List<Integer> starved) {
        double last =
                Median.of(recording.series(Signals.UPDATE_RATIO, flow.logits()).values());
        double first = Median.of(recording
                .series(Signals.UPDATE_RATIO, flow.layers().get(starved.get(0)))
                .values());
        return first < STANDING_STILL * last;
    }

    /** The step from which on the first layer stays under a bound. */
    private static long onset(Recording recording, GradientFlow flow, double bound) {
        Series ratio = flow.ratio(recording, flow.layers().get(0));
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
                flow.signal().of(first),
                flow.firstStep(),
                flow.lastStep(),
                ratio,
                bound,
                "The gradient " + of(flow) + first + " is " + NumberPhrase.number(ratio) + " of that at "
                        + flow.logits() + "; it is below " + NumberPhrase.number(bound) + " at " + names(flow, layers)
                        + ".");
    }

    private static Evidence arrives(GradientFlow flow) {
        String first = flow.layers().get(0);
        return new Evidence(
                flow.signal().of(first),
                flow.firstStep(),
                flow.lastStep(),
                flow.ratios().get(0),
                STARVED,
                "The gradient reaches the first layers: " + of(flow) + first + " it is "
                        + NumberPhrase.number(flow.ratios().get(0)) + " of that at " + flow.logits() + ".");
    }

    private static String of(GradientFlow flow) {
        return flow.isOfWeights() ? "of the weights of " : "at ";
    }

    private static String names(GradientFlow flow, List<Integer> starved) {
        return NumberPhrase.names(starved.stream().map(flow.layers()::get).toList());
    }

    /** Where gradients are recorded, it is the order of the layers that is lacking, which a recipe has. */
    private static List<Need> needs(Recording recording) {
        Lacking lacking = Lacking.of(recording).signals(Signals.ACTIVATION_GRADIENT);
        return (lacking.needs().isEmpty() ? lacking.recipe() : lacking)
                .trainingAccuracy()
                .needs();
    }
}
