package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.ThresholdedRelu;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects layers in which most units are dead, if the net has not learnt its training images. */
final class DyingRelu implements Rule {
    /**
     * Healthy nets lose up to half of the units of a layer without harm, more in a wide dense layer. A unit that is
     * 0 on most images is normal. A layer with three quarters of its units at 0 on all 512 images has lost most of
     * its width.
     */
    static final double MOSTLY_DEAD = 0.75;
    /** A net that has learnt a good part of its images suffers only if almost no unit is left. */
    static final double NEARLY_ALL_DEAD = 0.9;
    /** Skill gained in the second half of the run: a net that makes progress has enough units. */
    private static final double LEARNING = 0.1;
    /** One reading does not show that units stay dead. */
    private static final int LEAST_READINGS = 2;

    private static final double LEAST_SEVERITY = 0.4;
    /** Below the severity of a learning rate that kills units, which is then the cause. */
    private static final double MOST_SEVERITY = 0.85;

    @Override
    public String id() {
        return "dying-relu";
    }

    @Override
    public String title() {
        return "Dying ReLU";
    }

    @Override
    public String about() {
        return "ReLU units whose input is negative on every image. They output 0, get no gradient and are never "
                + "updated again.";
    }

    @Override
    public Opinion judge(Recording recording) {
        boolean none = recording.recipe().isPresent()
                && recording.recipe().get().model().allLayers().stream().noneMatch(DyingRelu::canDie);
        if (none) {
            return new Opinion.Absent("The model has no ReLU.", List.of());
        }
        TrainingSkill fit = TrainingSkill.of(recording);
        Optional<Opinion> atTheEnd = OutputActivation.judge(
                recording,
                fit,
                DyingRelu::canDie,
                "a class with a negative logit gets no gradient. If its logit is negative on every image, it is "
                        + "never learnt.");
        if (atTheEnd.isPresent()) {
            return atTheEnd.get();
        }
        DeadUnits dead = DeadUnits.of(recording);
        if (dead.layers().isEmpty()) {
            return new Opinion.Unknown(
                    "the share of dead units is not recorded (" + Signals.DEAD_FRACTION.tag() + ")",
                    "Record with --probes standard.",
                    Lacking.of(recording)
                            .signals(Signals.DEAD_FRACTION)
                            .trainingAccuracy()
                            .needs());
        }
        Evidence worst = evidence(recording, dead.layers().get(0));
        if (!dead.mostly()) {
            return new Opinion.Absent(worst.sentence(), List.of(worst));
        }
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded, so it is unknown whether the dead units do harm",
                    "Record " + Signals.TRAIN_ACCURACY.tag() + ".",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        int readings = recording.series(Signals.DEAD_FRACTION, dead.worst()).size();
        if (readings < LEAST_READINGS && !dead.isBlocked()) {
            return new Opinion.Unknown(
                    "only one reading of dead units; they may recover",
                    "Train for more epochs.",
                    Lacking.of(recording).longer().needs());
        }
        boolean enoughLeft = !fit.isPoor() && dead.share() < NEARLY_ALL_DEAD;
        boolean getsOn = fit.recentGain() >= LEARNING && !dead.isBlocked();
        if (fit.isGood() || enoughLeft || getsOn) {
            return new Opinion.Absent(
                    "The dead units do no harm: " + fit.words() + ". " + worst.sentence(), List.of(worst));
        }
        return present(recording, dead, fit);
    }

    private static boolean canDie(Layer layer) {
        return layer instanceof Relu || layer instanceof ThresholdedRelu;
    }

    private static Opinion present(Recording recording, DeadUnits dead, TrainingSkill fit) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> layers = new ArrayList<>();
        long onset = Long.MAX_VALUE;
        for (DeadUnits.Share share : dead.layers()) {
            if (share.share() >= MOSTLY_DEAD) {
                layers.add(share.layer());
                evidence.add(evidence(recording, share));
                onset = Math.min(onset, onset(recording.series(Signals.DEAD_FRACTION, share.layer())));
            }
        }
        evidence.add(new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                TrainingSkill.GOOD,
                "The dead units do harm: " + fit.words() + "."));
        double lost = NumberPhrase.rising(dead.share(), MOSTLY_DEAD, 1);
        double missed = NumberPhrase.rising(TrainingSkill.GOOD - fit.skill(), 0, TrainingSkill.GOOD);
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * Math.max(lost * missed, dead.isBlocked() ? missed : 0);
        return new Opinion.Present(severity, layers, List.of(), onset, evidence);
    }

    /** The step from which on most units are dead. */
    private static long onset(Series series) {
        int first = series.size() - 1;
        while (first > 0 && series.value(first - 1) >= MOSTLY_DEAD) {
            first--;
        }
        return series.step(first);
    }

    static Evidence evidence(Recording recording, DeadUnits.Share share) {
        Series last = recording.series(Signals.DEAD_FRACTION, share.layer()).tail(DeadUnits.READINGS);
        return new Evidence(
                Signals.DEAD_FRACTION.of(share.layer()),
                last.step(0),
                last.lastStep(),
                share.share(),
                MOSTLY_DEAD,
                NumberPhrase.percent(share.share()) + " of the units of " + share.layer()
                        + " output 0 on every sampled training image, in each of the last " + last.size()
                        + " evaluations. The threshold is " + NumberPhrase.percent(MOSTLY_DEAD) + ".");
    }
}
