package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ImageQuality;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects training images of one class that have another quality than the rest. */
final class PoorClassData extends ClassCause {
    /** A third up or down, as in {@code train-validation-shift}. */
    private static final double OFF = 0.3;

    /** Least number of images; the mean quality of fewer varies by chance. */
    private static final int ENOUGH = 8;

    private static final double WORST = 1;
    /** Training recall from which on the class counts as learnt. */
    private static final double KNOWN = 0.9;
    /** Gap between training and validation recall of the class; overfitting of the whole net does not hit one class so hard. */
    private static final double WIDE = 0.4;
    /** Largest gap of the other classes. */
    private static final double SMALL = 0.2;

    private static final double OWN_GAP = 0.6;
    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.9;

    @Override
    public String id() {
        return "poor-class-data";
    }

    @Override
    public String title() {
        return "Poor images of a class";
    }

    @Override
    public String about() {
        return "The training images of the class have another quality than those of other classes or than its "
                + "validation images, for example blur, noise or low contrast. The net learns the quality instead "
                + "of the class.";
    }

    @Override
    boolean mayCauseUnderprediction() {
        return true;
    }

    @Override
    List<Signal> signals() {
        return List.of(
                Signals.CLASS_TRAIN_CONTRAST,
                Signals.CLASS_VALIDATION_CONTRAST,
                Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS,
                Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS);
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        ImageQuality quality = ImageQuality.of(recording, unlearned.name());
        if (quality == null) {
            return null;
        }
        Provenance provenance = recording.provenance().orElseThrow();
        int images = provenance.trainCounts().get(provenance.classes().indexOf(unlearned.name()));
        if (images < ENOUGH) {
            return Suspicion.none(Suspicion.recipe(
                    "data",
                    images,
                    ENOUGH,
                    unlearned.name() + " has " + images + " training images: with fewer than " + ENOUGH
                            + ", mean image quality varies by chance."));
        }
        Evidence seen = new Evidence(
                Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS.of(unlearned.name()),
                0,
                0,
                quality.most(),
                OFF,
                quality.words() + " A factor of " + NumberPhrase.number(Math.exp(OFF)) + " up or down is large.");
        double severity =
                LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(quality.most(), OFF, WORST);
        if (quality.most() >= OFF) {
            return Suspicion.of(severity, List.of(), seen);
        }
        Evidence own = ownGap(recording, provenance, unlearned);
        return own == null || rare(provenance, images) ? Suspicion.none(seen) : Suspicion.of(OWN_GAP, List.of(), own);
    }

    /** Whether the class is rare: then that is the better explanation. */
    private static boolean rare(Provenance provenance, int images) {
        double usual = Median.of(provenance.trainCounts().stream()
                .mapToDouble(Integer::doubleValue)
                .toArray());
        return images < usual / 2;
    }

    /**
     * Evidence that only this class has a high training recall and a low validation recall. Of two similar classes
     * both would have a low recall. Null if that is not so, or not recorded.
     */
    private static @Nullable Evidence ownGap(Recording recording, Provenance provenance, UnlearnedClass unlearned) {
        double trained = recording
                .series(Signals.CLASS_EVAL_MODE_TRAIN_RECALL, unlearned.name())
                .last();
        double validated =
                recording.series(Signals.CLASS_RECALL, unlearned.name()).last();
        double others = provenance.classes().stream()
                .filter(name -> !name.equals(unlearned.name()))
                .mapToDouble(name -> recording
                                .series(Signals.CLASS_EVAL_MODE_TRAIN_RECALL, name)
                                .last()
                        - recording.series(Signals.CLASS_RECALL, name).last())
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        boolean alone = trained >= KNOWN && trained - validated >= WIDE && others < SMALL;
        return alone
                ? new Evidence(
                        Signals.CLASS_EVAL_MODE_TRAIN_RECALL.of(unlearned.name()),
                        unlearned.step(),
                        unlearned.step(),
                        trained - validated,
                        WIDE,
                        "Recall of " + unlearned.name() + " is " + NumberPhrase.percent(trained) + " in training and "
                                + NumberPhrase.percent(validated) + " in validation; no other class loses more than "
                                + NumberPhrase.points(Math.max(0, others))
                                + ". Its training images differ from its validation images.")
                : null;
    }
}
