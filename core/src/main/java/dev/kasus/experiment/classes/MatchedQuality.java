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
 * Degrades the training images of all other classes to the quality of the unlearned class, and leaves validation
 * images unchanged. If the class is then learnt better, or the others become unlearned too, the net had used image
 * quality.
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
        return "Blurs the training images of all other classes, or adds noise, until their quality matches the "
                + "unlearned class. Validation images stay unchanged.";
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
     * The blur, as a share of the image side, that reduces the pixel-gradient RMS by the measured ratio. An edge
     * blurred by s pixels has a sum of squared neighbour differences of 1/(2 sqrt(pi) s) of the original.
     */
    private static double blur(ImageQuality quality, int side) {
        double pixels = Math.expm1(-2 * quality.pixelGradient()) / (2 * Math.sqrt(Math.PI));
        return Math.min(MOST_BLUR, pixels / side);
    }

    /**
     * The noise that raises the pixel-gradient RMS: a standard deviation s adds 2 s^2 to the mean squared difference of
     * neighbours.
     */
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
                    "with equally poor training images of every class, the AUC of " + unlearned.name()
                            + " is higher by " + MUCH
                            + " or more, because quality no longer identifies it; or that of the median of the others, "
                            + ClassSuspects.auc(before) + ", falls by at least half of the distance to it",
                    "nothing: blur and noise only imitate the problem of the images"));
        }

        /** Whether the unlearned class gains; the other classes need no second control. */
        @Override
        public boolean seemsToHelp(Map<String, Recording> done) {
            return gain(done) >= 1 && fallen(done) < 1;
        }

        private double auc(Map<String, Recording> done) {
            return UnlearnedClass.standing(Objects.requireNonNull(done.get(VARIANT)), unlearned.name())
                    .map(UnlearnedClass::lowestAuc)
                    .orElse(0.5);
        }

        private double rest(Map<String, Recording> done) {
            return ClassSuspects.others(Objects.requireNonNull(done.get(VARIANT)), unlearned.name());
        }

        private double gain(Map<String, Recording> done) {
            return (auc(done) - SecondControl.better(unlearned, done).lowestAuc()) / MUCH;
        }

        private double fallen(Map<String, Recording> done) {
            return (before - rest(done)) / Math.max(1e-9, before - unlearned.lowestAuc()) / 0.5;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double most = Math.max(gain(done), fallen(done));
            ExperimentOutcome.Bearing bearing =
                    most >= 1 ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.NEITHER;
            return List.of(ExperimentOutcome.of(
                    "poor-class-data",
                    VARIANT,
                    bearing,
                    SEVERITY,
                    new Evidence(
                            unlearned.lowestAucSignal().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            most,
                            1,
                            String.format(
                                    Locale.ROOT,
                                    "With training images of the other classes as poor as those of %s, its AUC is "
                                            + "%s instead of %s, and that of the median of the others %s instead of %s.",
                                    unlearned.name(),
                                    ClassSuspects.auc(auc(done)),
                                    SecondControl.words(unlearned, done),
                                    ClassSuspects.auc(rest(done)),
                                    ClassSuspects.auc(before)))));
        }
    }
}
