package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Sigmoid;
import dev.kasus.recipe.model.Layer.Tanh;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects saturated sigmoid or tanh layers in a net that does not learn. */
final class SaturatedActivation implements Rule {
    /** Share of outputs with a slope under 5 % of the maximum: most of the gradient is lost in the layer. */
    static final double SATURATED = 0.5;

    /** With 90 % saturated outputs almost no gradient passes: this does harm even if the other layers learn half. */
    private static final double NEARLY_ALL = 0.9;

    private static final double MILD_SEVERITY = 0.5;
    private static final double LEAST_SEVERITY = 0.4;
    private static final double MOST_SEVERITY = 0.8;

    @Override
    public String id() {
        return "saturated-activation";
    }

    @Override
    public String title() {
        return "Saturated activation";
    }

    @Override
    public String about() {
        return "Sigmoid or tanh units at the ends of their range, where the slope is almost zero and almost no "
                + "gradient passes.";
    }

    @Override
    public Opinion judge(Recording recording) {
        boolean none = recording.recipe().isPresent()
                && recording.recipe().get().model().allLayers().stream().noneMatch(SaturatedActivation::canSaturate);
        if (none) {
            return new Opinion.Absent("The model has neither sigmoid nor tanh.", List.of());
        }
        TrainingSkill fit = TrainingSkill.of(recording);
        Optional<Opinion> atTheEnd = OutputActivation.judge(
                recording,
                fit,
                SaturatedActivation::canSaturate,
                "they differ by at most 1 or 2, so no class can get a high probability, and the gradient shrinks "
                        + "where it should grow.");
        if (atTheEnd.isPresent()) {
            return atTheEnd.get();
        }
        SaturatedLayers layers = SaturatedLayers.of(recording);
        if (layers.all().isEmpty()) {
            return new Opinion.Unknown(
                    "the share of saturated outputs is not recorded (" + Signals.SATURATED_FRACTION.tag() + ")",
                    "Record with --probes standard.",
                    Lacking.of(recording)
                            .signals(Signals.SATURATED_FRACTION)
                            .trainingAccuracy()
                            .needs());
        }
        SaturatedLayers.Share worst = layers.all().get(0);
        Evidence most = evidence(recording, worst);
        if (worst.share() < SATURATED) {
            return new Opinion.Absent(most.sentence(), List.of(most));
        }
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded, so it is unknown whether saturation does harm",
                    "Record " + Signals.TRAIN_ACCURACY.tag() + ".",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        boolean mild = worst.share() >= NEARLY_ALL
                && fit.skill() < LearningCause.LEARNT
                && recording.epochs() >= Underfitting.LEAST_EPOCHS;
        if (!fit.isPoor() && !mild) {
            return new Opinion.Absent(
                    "Saturation does no harm: " + fit.words() + ". " + most.sentence(), List.of(most));
        }
        List<Evidence> evidence = new ArrayList<>();
        layers.saturated().forEach(share -> evidence.add(evidence(recording, share)));
        evidence.add(new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                TrainingSkill.POOR,
                "The net has not learnt: " + fit.words() + "."));
        double share = (double) layers.saturated().size() / layers.all().size();
        return new Opinion.Present(
                fit.isPoor() ? LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * share : MILD_SEVERITY,
                layers.saturated().stream().map(SaturatedLayers.Share::layer).toList(),
                List.of(),
                onset(recording, layers),
                evidence);
    }

    private static boolean canSaturate(Layer layer) {
        return layer instanceof Sigmoid || layer instanceof Tanh;
    }

    private static long onset(Recording recording, SaturatedLayers layers) {
        long onset = Long.MAX_VALUE;
        for (SaturatedLayers.Share share : layers.saturated()) {
            Series series = recording.series(Signals.SATURATED_FRACTION, share.layer());
            int first = series.size() - 1;
            while (first > 0 && series.value(first - 1) >= SATURATED) {
                first--;
            }
            onset = Math.min(onset, series.step(first));
        }
        return onset;
    }

    private static Evidence evidence(Recording recording, SaturatedLayers.Share share) {
        Series last =
                recording.series(Signals.SATURATED_FRACTION, share.layer()).tail(SaturatedLayers.READINGS);
        return new Evidence(
                Signals.SATURATED_FRACTION.of(share.layer()),
                last.step(0),
                last.lastStep(),
                share.share(),
                SATURATED,
                NumberPhrase.percent(share.share()) + " of the outputs of " + share.layer()
                        + " are saturated (slope almost zero) in each of the last " + last.size() + " evaluations. The "
                        + "threshold is " + NumberPhrase.percent(SATURATED) + ".");
    }
}
