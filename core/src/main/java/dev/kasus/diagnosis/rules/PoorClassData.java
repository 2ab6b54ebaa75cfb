package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ImageQuality;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training images of one class that are worse than the rest. */
final class PoorClassData extends ClassCause {
    /** As in {@code train-validation-shift}: a third either way. */
    private static final double OFF = 0.3;

    /** The mean look of fewer images differs from the usual by chance. */
    private static final int ENOUGH = 8;

    private static final double WORST = 1;
    /** Of a class's training images: they are learnt. */
    private static final double KNOWN = 0.9;
    /** Between a class's recall in training and in validation: no overfitting of a whole net hits one class so. */
    private static final double WIDE = 0.4;
    /** As it may be for every other class, about what a net loses on new images. */
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
        return "The training images of the class are of another quality than the rest or than those it is validated on: blurred, noisy, pale. What is learnt of it is the quality.";
    }

    @Override
    boolean mayMakeAClassSeldomCalled() {
        return true;
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
                    unlearned.name() + " has " + images + " training images: under " + ENOUGH
                            + ", chance decides how they look."));
        }
        Evidence seen = new Evidence(
                Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS.of(unlearned.name()),
                0,
                0,
                quality.most(),
                OFF,
                quality.words() + " A factor of " + NumberPhrase.number(Math.exp(OFF)) + " either way is much.");
        double severity =
                LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(quality.most(), OFF, WORST);
        if (quality.most() >= OFF) {
            return Suspicion.of(severity, List.of(), seen);
        }
        Evidence own = ownGap(recording, provenance, unlearned);
        return own == null || rare(provenance, images) ? Suspicion.none(seen) : Suspicion.of(OWN_GAP, List.of(), own);
    }

    /** A class of which few images are known is known badly for that reason. */
    private static boolean rare(Provenance provenance, int images) {
        double usual = Median.of(provenance.trainCounts().stream()
                .mapToDouble(Integer::doubleValue)
                .toArray());
        return images < usual / 2;
    }

    /**
     * The class alone is known in training and not in validation: what is learnt of it is not what it looks like there. Of two classes that merely look alike, both
     * would be mistaken. Null if that is not so, or not known.
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
                        "Of the training images of " + unlearned.name() + " " + NumberPhrase.percent(trained)
                                + " are called so, of its validation images " + NumberPhrase.percent(validated)
                                + "; no other class loses more than " + NumberPhrase.points(Math.max(0, others))
                                + ". Its images in training are not like those in validation.")
                : null;
    }
}
