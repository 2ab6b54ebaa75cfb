package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.ImageQuality;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Suspects;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives the training images of all other classes the quality of the unlearned class's, and leaves validation images as they are. If the class is now told better, for
 * its quality no longer gives it away, or the others are not learnt too, quality is what the net went by.
 */
public final class MatchedQuality implements Experiment {
    private static final String VARIANT = "matched-image-quality";
    private static final double MOST_BLUR = 0.2;
    private static final double MUCH = 0.1;
    private static final double SEVERITY = 0.9;

    @Override
    public String id() {
        return VARIANT;
    }

    @Override
    public String title() {
        return "The others in the same quality";
    }

    @Override
    public String about() {
        return "Blurs, or adds noise to, the training images of all other classes until they are as poor as those of the unlearned class, and validates on images as they are.";
    }

    @Override
    public List<String> causes() {
        return List.of("poor-class-data");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(unlearned -> {
            ImageQuality quality = ImageQuality.of(recording, unlearned.name());
            if (quality == null || !Suspects.isPresent(observed, "poor-class-data")) {
                return Optional.empty();
            }
            Recipe recipe = recording.recipe().orElseThrow();
            List<String> others = recording.provenance().map(Provenance::classes).orElse(List.of()).stream()
                    .filter(name -> !name.equals(unlearned.name()))
                    .toList();
            List<Augmentation> augmentation = new ArrayList<>(recipe.training().augmentation());
            augmentation.add(
                    quality.pixelGradient() < 0
                            ? new Augmentation.Blur(blur(quality, recipe.data().size()), 1, others)
                            : new Augmentation.Noise(noise(quality, recording, others), 1, others));
            return Optional.of(new Trained(
                    unlearned,
                    others,
                    ClassSuspects.others(recording, unlearned.name()),
                    new Variant(VARIANT, recipe.with(ClassSuspects.list("training.augmentation", augmentation))),
                    SecondControl.of(recipe)));
        });
    }

    /**
     * A step from dark to bright that is blurred by s pixels has differences of neighbours whose squares add up to 1/(2 sqrt(pi) s) of what they
     * were: the blur, as a share of the side, that makes edges as soft as the ratio of roughnesses says.
     */
    private static double blur(ImageQuality quality, int side) {
        double pixels = Math.expm1(-2 * quality.pixelGradient()) / (2 * Math.sqrt(Math.PI));
        return Math.min(MOST_BLUR, pixels / side);
    }

    /** Noise of standard deviation s adds 2 s^2 to the mean square of what neighbours differ by. */
    private static double noise(ImageQuality quality, Recording recording, List<String> others) {
        double[] pixelGradient = others.stream()
                .mapToDouble(name -> recording
                        .series(Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS, name)
                        .last())
                .filter(Double::isFinite)
                .toArray();
        double usual = pixelGradient.length == 0 ? 0 : Median.of(pixelGradient);
        double unit = recording.provenance().map(Provenance::channelStds).orElse(List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
        return Math.min(1, unit * usual * Math.sqrt(Math.expm1(2 * quality.pixelGradient()) / 2));
    }

    private record Trained(UnlearnedClass unlearned, List<String> others, double before, Variant variant, Variant again)
            implements TwoControls {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "poor-class-data",
                    "with poor training images of every class, " + unlearned.name()
                            + " is separated at an AUC higher by " + MUCH
                            + " or more, for its quality gives it away no longer; or the middle one of the others, AUC "
                            + ClassSuspects.auc(before) + ", falls at least half of the way to it",
                    "nothing: blur and noise imitate what is wrong with the images, no more"));
        }

        /** Where it is the unlearned class that gains; the others were not chosen for how they do. */
        @Override
        public boolean seemsToHelp(Map<String, Recording> done) {
            return gain(done) >= 1 && fallen(done) < 1;
        }

        private double auc(Map<String, Recording> done) {
            return UnlearnedClass.standing(Objects.requireNonNull(done.get(VARIANT)), unlearned.name())
                    .map(UnlearnedClass::told)
                    .orElse(0.5);
        }

        private double rest(Map<String, Recording> done) {
            return ClassSuspects.others(Objects.requireNonNull(done.get(VARIANT)), unlearned.name());
        }

        private double gain(Map<String, Recording> done) {
            return (auc(done) - SecondControl.better(unlearned, done).told()) / MUCH;
        }

        private double fallen(Map<String, Recording> done) {
            return (before - rest(done)) / Math.max(1e-9, before - unlearned.told()) / 0.5;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double most = Math.max(gain(done), fallen(done));
            ExperimentOutcome.Bearing bearing =
                    most >= 1 ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.NEITHER;
            return List.of(new ExperimentOutcome(
                    "poor-class-data",
                    VARIANT,
                    bearing,
                    bearing == ExperimentOutcome.Bearing.FOR ? SEVERITY : 0,
                    List.of(),
                    List.of(new Evidence(
                            unlearned.toldBy().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            most,
                            1,
                            String.format(
                                    Locale.ROOT,
                                    "With training images of the other classes as poor as those of %s, it is separated at AUC %s instead of %s, and the middle one of the others at %s instead of %s.",
                                    unlearned.name(),
                                    ClassSuspects.auc(auc(done)),
                                    SecondControl.words(unlearned, done),
                                    ClassSuspects.auc(rest(done)),
                                    ClassSuspects.auc(before))))));
        }
    }
}
