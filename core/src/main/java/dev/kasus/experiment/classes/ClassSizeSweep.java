package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trains with every class as rare as the unlearned one, then four and sixteen times as frequent: a learning curve of
 * the other classes. If they are not learnt at that size either, rarity explains the class.
 */
public final class ClassSizeSweep implements Experiment {
    private static final int[] TIMES = {1, 4, 16};
    /** A class counts as rare below a quarter of the median class. */
    private static final int RARE = 4;

    private static final int STEPS = 400;
    private static final int VALIDATED = 60;
    private static final double HALF_WAY = 0.5;
    private static final double SEVERITY = 0.9;

    @Override
    public String id() {
        return "class-size-sweep";
    }

    @Override
    public String title() {
        return "As rare as the unlearned class";
    }

    @Override
    public String about() {
        return "Trains with as few images of every class as the unlearned one has, then with four and sixteen times "
                + "as many of the others: a learning curve.";
    }

    @Override
    public List<String> causes() {
        return List.of("class-imbalance");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(unlearned -> {
            int own = ClassSuspects.trainImages(recording, unlearned.name());
            int usual = ClassSuspects.medianImages(recording);
            if (own == 0 || own * RARE > usual) {
                return Optional.empty();
            }
            Recipe recipe = recording.recipe().orElseThrow();
            int classes = recording.provenance().orElseThrow().classes().size();
            List<Variant> variants = new ArrayList<>();
            for (int times : TIMES) {
                int count = own * times;
                if (times == 1 || count < usual) {
                    variants.add(new Variant(
                            "class-size-sweep-" + count,
                            recipe.with(new Edit.All(List.of(
                                    ClassSuspects.set("data.limit.train-per-class", (long) count),
                                    ClassSuspects.set("data.limit.validation-per-class", (long) VALIDATED),
                                    ClassSuspects.set(
                                            "training.epochs",
                                            ClassSuspects.epochs(
                                                    recipe, ClassSuspects.sum(recording), count * classes, STEPS)))))));
                }
            }
            return Optional.of(new Curve(
                    unlearned,
                    own,
                    usual,
                    ClassSuspects.middle(recording, unlearned.name()).orElseThrow(),
                    variants));
        });
    }

    private record Curve(UnlearnedClass unlearned, int own, int usual, UnlearnedClass middle, List<Variant> variants)
            implements Protocol {
        private double before() {
            return middle.lowestAuc();
        }

        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "class-imbalance",
                    "with " + own + " images each, the AUC of the median of the other classes falls from "
                            + ClassSuspects.auc(before()) + " by at least half of the distance to that of "
                            + unlearned.name()
                            + ", " + ClassSuspects.auc(unlearned.lowestAuc()),
                    "nothing: that other classes tolerate rarity does not show that it harms no class"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return done.isEmpty() ? variants : List.of();
        }

        @Override
        public int mostVariants() {
            return variants.size();
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            List<LearningCurve.Point> points = points(done);
            double rare = ClassSuspects.others(
                    Objects.requireNonNull(done.get(variants.get(0).id())), unlearned.name());
            double fallen = (before() - rare) / Math.max(1e-9, before() - unlearned.lowestAuc());
            ExperimentOutcome.Bearing bearing =
                    fallen >= HALF_WAY ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.NEITHER;
            return List.of(ExperimentOutcome.of(
                    "class-imbalance",
                    "class-size-sweep",
                    bearing,
                    SEVERITY,
                    new Evidence(
                            Signals.CLASS_PAIRWISE_AUC.tag(),
                            0,
                            0,
                            fallen,
                            HALF_WAY,
                            String.format(
                                    Locale.ROOT,
                                    "With as few images as %s has (%d), the AUC of the median of the other classes "
                                            + "is %s instead of %s: %.0f %% of the distance to %s. Learning curve: %s.%s",
                                    unlearned.name(),
                                    own,
                                    ClassSuspects.auc(rare),
                                    ClassSuspects.auc(before()),
                                    100 * Math.max(0, fallen),
                                    unlearned.name(),
                                    points.stream()
                                            .map(point -> point.images() + " images: " + ClassSuspects.auc(point.auc()))
                                            .collect(Collectors.joining("; ")),
                                    forecast(points)))));
        }

        /** The median of the other classes at each size; the run itself last. */
        private List<LearningCurve.Point> points(Map<String, Recording> done) {
            List<LearningCurve.Point> points = new ArrayList<>();
            for (Variant variant : variants) {
                Recording run = Objects.requireNonNull(done.get(variant.id()));
                int images = variant.recipe().data().limit().trainPerClass();
                ClassSuspects.middle(run, unlearned.name())
                        .ifPresent(
                                it -> points.add(new LearningCurve.Point(images, it.lowestAuc(), it.lowestAucError())));
            }
            points.add(new LearningCurve.Point(usual, before(), middle.lowestAucError()));
            return points;
        }

        /** The expected AUC with more images of the class, if it behaves as the median of the others. */
        private String forecast(List<LearningCurve.Point> points) {
            Optional<LearningCurve> curve = LearningCurve.of(points);
            if (curve.isEmpty()) {
                return "";
            }
            List<String> forecasts = new ArrayList<>();
            for (int times : List.of(2, 5, 20)) {
                LearningCurve.Forecast at = curve.get().at((double) own * times);
                forecasts.add(own * times + " would reach " + ClassSuspects.auc(at.auc()) + " ("
                        + ClassSuspects.auc(at.low()) + " to " + ClassSuspects.auc(at.high()) + ")");
            }
            return " If " + unlearned.name() + " behaves like them, " + String.join(", ", forecasts) + ".";
        }
    }
}
