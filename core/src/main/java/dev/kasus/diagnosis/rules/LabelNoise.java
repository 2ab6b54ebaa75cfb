package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detects wrong labels by confident errors that are spread over all pairs of classes. */
final class LabelNoise implements Rule {
    /** Share of confident errors; a trained net on correct labels has a few per cent. */
    private static final double NOISY = 0.08;

    /**
     * Share of validation images with errors spread evenly over all pairs of classes; nets on correct labels stayed
     * under 3 %.
     */
    private static final double SPREAD = 0.05;
    /** A share that shows before the labels are memorised. */
    private static final double SPREAD_WIDE = 0.15;
    /** Required share of all errors: an undertrained net errs everywhere too, but mostly between similar classes. */
    private static final double MOST = 0.6;
    /** Least number of images with spread errors. */
    private static final double LEAST_IMAGES = 5;

    /** Lead of validation accuracy over training accuracy; with correct labels it is two or three points at most. */
    private static final double REVERSED = 0.1;

    /** Cross-validation of the images finds wrong labels without a training of the user's net. */
    private static final List<Need> CROSS_VALIDATED = List.of(Need.Beyond.IMAGES);

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
        return "Some images have the label of another class. The net predicts another class for them, with the same "
                + "confidence as for correctly labelled images.";
    }

    @Override
    public Opinion judge(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        if (recording.provenance().isEmpty()
                || !fit.isKnown()
                || recording.subjects(Signals.CLASS_CONFIDENT_ERRORS).isEmpty()) {
            return new Opinion.Unknown(
                    "confident errors on validation images are not recorded",
                    "Train with kasus train for at least one epoch, with --probes economy or more.",
                    CROSS_VALIDATED);
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
                    "with fewer than four classes the confusion matrix cannot distinguish wrong labels from similar classes",
                    "Run kasus data FOLDER --train, which cross-validates.",
                    CROSS_VALIDATED);
        }
        UniformErrors spread = known.get();
        boolean most = spread.explained() >= MOST;
        boolean wide = spread.evenly() >= SPREAD_WIDE && most && fit.skill() >= TrainingSkill.POOR;
        // With many classes a pair holds one image or none, and the half with the fewest errors is nearly empty.
        boolean few = wide && spread.share() < SPREAD;
        Evidence seen = new Evidence(
                Signals.CONFUSION.tag(),
                fit.step(),
                fit.step(),
                few ? spread.evenly() : spread.share(),
                few ? SPREAD_WIDE : SPREAD,
                "Errors that are spread over all pairs of classes, as wrong labels are, make up "
                        + NumberPhrase.percent(spread.share())
                        + " of the validation images, estimated from the half of the pairs with the fewest errors ("
                        + NumberPhrase.percent(spread.evenly()) + " with a correction for chance); the threshold is "
                        + NumberPhrase.percent(SPREAD) + ". For " + NumberPhrase.percent(share)
                        + " of them the net confidently predicts another class than the label; the threshold is "
                        + NumberPhrase.percent(NOISY) + ".");
        if (!fit.isGood() && !wide) {
            return new Opinion.Unknown(
                    "the net has learnt too little to judge the labels: " + fit.words(),
                    "Train until the training images are learnt, or run kasus data FOLDER --train, which cross-validates.",
                    CROSS_VALIDATED);
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
                            + " classes: a share of wrong labels below "
                            + NumberPhrase.percent(Math.min(1, spread.visible())) + " could not be detected",
                    "Add validation images, or run kasus data FOLDER --train, which cross-validates.",
                    CROSS_VALIDATED);
        }
        return new Opinion.Absent(seen.sentence(), List.of(seen));
    }

    /** A reversed gap: validation accuracy is above eval-mode training accuracy. */
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
                validated, images, evalMode.last(), Math.min(OverfittingGap.EVAL_MODE_SAMPLE, trained));
        // While a net learns, values of different epochs cannot be compared.
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
                "Validation accuracy is " + NumberPhrase.percent(validated) + ", but eval-mode training accuracy only "
                        + NumberPhrase.percent(evalMode.last())
                        + ": training labels are wrong, or training images are harder.");
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(gap, REVERSED, WORST);
        return Optional.of(new Opinion.Present(severity, List.of(), List.of(), -1, List.of(seen)));
    }

    private static boolean surely(double share, int count) {
        return share <= 1 && ProportionGap.lower(share, count) >= NOISY;
    }
}
