package dev.kasus.experiment.learning;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.ComparisonMetric;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.ShortenedTraining;
import dev.kasus.experiment.Suspects;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs a learning-rate range test, then compares short trainings at the recommended rate and at the current one. */
public final class RangeTest implements Experiment {
    /** Steps of the ramp over seven decades. */
    public static final int STEPS = 200;

    /** The id of the ramp training. */
    public static final String RAMP = "range-test";

    private static final String CONTROL = "control-learn";
    private static final String RECOMMENDED = "range-test-recommended";

    /** Factor by which the current rate must lie outside the recommended range. */
    private static final double OUTSIDE = 3;
    /** Gain in skill that counts. */
    private static final double MUCH_LEARNT = 0.25;

    private static final double LOWEST = 1e-7;
    private static final double HIGHEST = 3;

    @Override
    public String id() {
        return "learning-rate-range-test";
    }

    @Override
    public String title() {
        return "Learning-rate range test";
    }

    @Override
    public String about() {
        return "Raises the learning rate with each step while the loss is recorded. Then trains briefly at the "
                + "recommended rate.";
    }

    @Override
    public List<String> causes() {
        return List.of("learning-rate-too-low", "learning-rate-too-high");
    }

    /** The recipe of the ramp: {@value #STEPS} steps, without augmentation or warm-up. */
    public static Recipe ramp(Recipe recipe) {
        Tree range = Tree.Mapping.of(Map.of(
                "range-test", Tree.Mapping.of(Map.of("start", Tree.scalar(LOWEST), "end", Tree.scalar(HIGHEST)))));
        return recipe.with(new Edit.All(List.of(
                new Edit.Set("training.schedule", range),
                new Edit.Set("training.warm-up-steps", Tree.scalar(0L)),
                new Edit.Set("training.early-stopping", Tree.scalar(null)),
                new Edit.Set("training.epochs", Tree.scalar(1_000L)),
                new Edit.Set("training.steps", Tree.scalar((long) STEPS)))));
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        if (recording.recipe().isEmpty() || !Suspects.doesNotLearn(recording, observed)) {
            return Optional.empty();
        }
        double inUse = recording.series(Signals.LEARNING_RATE).max();
        return Double.isNaN(inUse)
                ? Optional.empty()
                : Optional.of(new Ramp(recording.recipe().get(), inUse));
    }

    private record Ramp(Recipe recipe, double inUse) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return List.of(
                    new Expectation(
                            "learning-rate-too-low",
                            "the current rate is less than a third of the lowest effective rate, and the "
                                    + "recommended rate gains " + MUCH_LEARNT + " of skill or more",
                            "the current rate is not below the recommended range"),
                    new Expectation(
                            "learning-rate-too-high",
                            "the current rate is more than three times the highest safe rate, and the recommended "
                                    + "rate gains " + MUCH_LEARNT + " of skill or more",
                            "the current rate is not above the recommended range"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            Recording ramp = done.get(RAMP);
            if (ramp == null) {
                return List.of(new Variant(RAMP, ramp(recipe)));
            }
            Optional<RangeReading> reading = RangeReading.of(ramp);
            if (reading.isEmpty() || done.containsKey(RECOMMENDED) || isInside(reading.get())) {
                return List.of();
            }
            Recipe control = ShortenedTraining.of(recipe, ShortenedTraining.LEARNING);
            return List.of(new Variant(CONTROL, control), new Variant(RECOMMENDED, at(control, reading.get())));
        }

        private boolean isInside(RangeReading reading) {
            return inUse >= reading.base() / OUTSIDE && inUse <= reading.max() * OUTSIDE;
        }

        /** Halfway between base and max on a logarithmic scale, constant. */
        private static Recipe at(Recipe recipe, RangeReading reading) {
            double rate = Math.sqrt(reading.base() * reading.max());
            return recipe.with(new Edit.All(List.of(
                    new Edit.Set("training.learning-rate", Tree.scalar(Math.max(rate, reading.max() / 10))),
                    new Edit.Set("training.schedule", Tree.scalar("constant")))));
        }

        @Override
        public int mostVariants() {
            return 3;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            Optional<RangeReading> found = RangeReading.of(Objects.requireNonNull(done.get(RAMP)));
            if (found.isEmpty()) {
                return both(
                        ExperimentOutcome.Bearing.NEITHER,
                        evidence(
                                0,
                                0,
                                "Range test: at no learning rate does the loss fall below that of guessing, so something else keeps the net "
                                        + "from learning."));
            }
            RangeReading reading = found.get();
            String range = String.format(
                    Locale.ROOT,
                    "Range test: the loss falls from a rate of %.2g on, the highest safe rate is %.2g, and the "
                            + "current rate is %.2g",
                    reading.base(),
                    reading.max(),
                    inUse);
            if (isInside(reading)) {
                return both(ExperimentOutcome.Bearing.AGAINST, evidence(inUse, reading.max(), range + "."));
            }
            double before = ComparisonMetric.learnt(Objects.requireNonNull(done.get(CONTROL)));
            double after = ComparisonMetric.learnt(Objects.requireNonNull(done.get(RECOMMENDED)));
            boolean low = inUse < reading.base();
            Evidence seen = evidence(
                    inUse,
                    low ? reading.base() : reading.max(),
                    range + ". In a shortened training, skill went from " + ComparisonMetric.percent(before) + " to "
                            + ComparisonMetric.percent(after) + " at the recommended rate.");
            ExperimentOutcome.Bearing bearing =
                    after - before >= MUCH_LEARNT ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.NEITHER;
            double severity = bearing == ExperimentOutcome.Bearing.FOR
                    ? Math.min(1, 0.3 + 0.7 * (after - before) / (1 - before))
                    : 0;
            List<ExperimentOutcome> outcomes = new ArrayList<>();
            outcomes.add(outcome(low ? "learning-rate-too-low" : "learning-rate-too-high", bearing, severity, seen));
            outcomes.add(outcome(
                    low ? "learning-rate-too-high" : "learning-rate-too-low",
                    ExperimentOutcome.Bearing.AGAINST,
                    0,
                    seen));
            return outcomes;
        }

        private static List<ExperimentOutcome> both(ExperimentOutcome.Bearing bearing, Evidence seen) {
            return List.of(
                    outcome("learning-rate-too-low", bearing, 0, seen),
                    outcome("learning-rate-too-high", bearing, 0, seen));
        }

        private static ExperimentOutcome outcome(
                String cause, ExperimentOutcome.Bearing bearing, double severity, Evidence seen) {
            return ExperimentOutcome.of(cause, "learning-rate-range-test", bearing, severity, seen);
        }

        private static Evidence evidence(double observed, double threshold, String sentence) {
            return new Evidence(Signals.LEARNING_RATE.tag(), 0, 0, observed, threshold, sentence);
        }
    }
}
