package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Labels that are wrong. */
final class LabelNoise implements Rule {
    /** Sound data of a net that has learnt them: a few in a hundred. */
    private static final double NOISY = 0.08;

    /** Of all validation images, errors spread evenly over all pairs of classes; nets on sound labels stayed under 3 %. */
    private static final double SPREAD = 0.05;
    /** So many that they show before all of them are memorised. */
    private static final double SPREAD_WIDE = 0.15;
    /** Of all errors: a net that has learnt too little, or too few images by heart, errs everywhere, too, but mostly between classes that look alike. */
    private static final double MOST = 0.6;
    /** Images that errors which are called spread must at least be. */
    private static final double LEAST_IMAGES = 5;

    /** Points by which validation images are answered better than training images; sound data and labels leave two or three. */
    private static final double REVERSED = 0.1;

    private static final double WORST = 0.3;
    private static final double LEAST_SEVERITY = 0.5;
    private static final double MOST_SEVERITY = 0.9;

    @Override
    public String id() {
        return "label-noise";
    }

    @Override
    public String title() {
        return "Label noise";
    }

    @Override
    public String about() {
        return "Images bear the label of another class. The net is as sure of them as of images that are labelled correctly, and says something else.";
    }

    @Override
    public Opinion judge(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        if (recording.provenance().isEmpty()
                || !fit.isKnown()
                || recording.subjects(Signals.CLASS_CONFIDENT_ERRORS).isEmpty()) {
            return new Opinion.Unknown(
                    "of which validation images the net is sure that they are of another class is not recorded",
                    "Train with kasus train, for an epoch at least, with --probes economy or more.");
        }
        Optional<Opinion> reversed = reversed(recording);
        if (reversed.isPresent()) {
            return reversed.get();
        }
        Provenance provenance = recording.provenance().get();
        double errors = 0;
        int images = 0;
        List<String> noisy = new ArrayList<>();
        for (int c = 0; c < provenance.classes().size(); c++) {
            String name = provenance.classes().get(c);
            double share =
                    recording.series(Signals.CLASS_CONFIDENT_ERRORS, name).last();
            int count = provenance.validationCounts().get(c);
            if (Double.isFinite(share) && count > 0) {
                errors += share * count;
                images += count;
                if (surely(share, count)) {
                    noisy.add(name);
                }
            }
        }
        double share = images == 0 ? 0 : errors / images;
        Optional<UniformErrors> known = UniformErrors.of(recording);
        if (known.isEmpty()) {
            return new Opinion.Unknown(
                    "with fewer than four classes wrong labels and classes that look alike cannot be separated by what is misclassified as what",
                    "Ask kasus data FOLDER --train, which cross-validates.");
        }
        UniformErrors spread = known.get();
        boolean most = spread.explained() >= MOST;
        boolean wide = spread.evenly() >= SPREAD_WIDE && most && fit.skill() >= TrainingSkill.POOR;
        // Of so many classes that a pair holds an image or none, the emptier half is nearly empty.
        boolean few = wide && spread.share() < SPREAD;
        Evidence seen = new Evidence(
                Signals.CONFUSION.tag(),
                fit.step(),
                fit.step(),
                few ? spread.evenly() : spread.share(),
                few ? SPREAD_WIDE : SPREAD,
                "Errors that are spread over all pairs of classes, as wrong labels are, make "
                        + NumberPhrase.percent(spread.share())
                        + " of the validation images by the emptier half of the pairs, "
                        + NumberPhrase.percent(spread.evenly()) + " if they fall by chance; "
                        + NumberPhrase.percent(SPREAD)
                        + " is much. Of " + NumberPhrase.percent(share)
                        + " the net is sure that they are of another class than their label says; "
                        + NumberPhrase.percent(NOISY) + " is much.");
        if (!fit.isGood() && !wide) {
            return new Opinion.Unknown(
                    "its answers cannot be held against the labels, for " + fit.words(),
                    "Train until the training images are learnt, or ask kasus data FOLDER --train, which cross-validates.");
        }
        boolean everywhere = (wide || (spread.share() >= SPREAD && most)) && spread.images() >= LEAST_IMAGES;
        if (images > 0 && everywhere && surely(share, images)) {
            double severity = LEAST_SEVERITY
                    + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(seen.observed(), SPREAD, WORST);
            return new Opinion.Present(severity, List.of(), noisy, -1, List.of(seen));
        }
        if (spread.visible() > WORST) {
            return new Opinion.Unknown(
                    "there are too few validation images for "
                            + provenance.classes().size()
                            + " classes: wrong labels of less than "
                            + NumberPhrase.percent(Math.min(1, spread.visible()))
                            + " would not show",
                    "Give more validation images, or ask kasus data FOLDER --train, which cross-validates.");
        }
        return new Opinion.Absent(seen.sentence(), List.of(seen));
    }

    /** A gap the wrong way round: what the net has learnt holds for validation images and not for those that it learnt it from. */
    private static Optional<Opinion> reversed(Recording recording) {
        Series evalMode = recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY);
        Series validation = RecomposedAccuracy.ofAllClasses(recording);
        double validated = validation.last();
        double gap = validated - evalMode.last();
        Provenance provenance = recording.provenance().orElseThrow();
        int trained =
                provenance.trainCounts().stream().mapToInt(Integer::intValue).sum();
        int images = provenance.validationCounts().stream()
                .mapToInt(Integer::intValue)
                .sum();
        double sure = ProportionGap.lower(
                validated, images, evalMode.last(), Math.min(OverfittingGap.FITTED_SAMPLE, trained));
        // While a net learns, a figure of an earlier epoch is behind one of now.
        boolean atOnce = evalMode.lastStep() == validation.lastStep();
        if (!atOnce || !(gap >= REVERSED) || !(sure >= REVERSED / 2)) {
            return Optional.empty();
        }
        Evidence seen = new Evidence(
                Signals.EVAL_MODE_TRAIN_ACCURACY.tag(),
                evalMode.lastStep(),
                evalMode.lastStep(),
                gap,
                REVERSED,
                "It answers " + NumberPhrase.percent(validated) + " of the validation images correctly and only "
                        + NumberPhrase.percent(evalMode.last())
                        + " of its training images, in eval mode and as they are: labels in training are wrong, or images in training"
                        + " are harder.");
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(gap, REVERSED, WORST);
        return Optional.of(new Opinion.Present(severity, List.of(), List.of(), -1, List.of(seen)));
    }

    private static boolean surely(double share, int count) {
        return share <= 1 && ProportionGap.lower(share, count) >= NOISY;
    }
}
