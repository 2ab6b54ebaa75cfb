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
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a shortened recipe twice under the same seed: unchanged, and with one change that would remove a cause.
 *
 * @param id of the experiment
 * @param title in a few words
 * @param about what it does
 * @param cause that the change would remove
 * @param remedies ids of the remedies that are applied together; those that change nothing are left out
 * @param goal of the change
 * @param when the condition for running it
 * @param layers kinds of layers, one of which the net must have; empty for any net
 * @param canReject whether no gain is evidence against the cause
 */
public record Comparison(
        String id,
        String title,
        String about,
        String cause,
        List<String> remedies,
        Goal goal,
        When when,
        List<Class<? extends Layer>> layers,
        boolean canReject)
        implements Experiment {
    /** Copies the lists. */
    public Comparison {
        remedies = List.copyOf(remedies);
        layers = List.copyOf(layers);
    }

    /** The condition for running an experiment. */
    public enum When {
        /** The run has the symptom, whether or not a rule suspects the cause. */
        SUFFERING,
        /** A rule suspects the cause. */
        SUSPECTED
    }

    /** The goal of a change. */
    public enum Goal {
        /** The training images are learnt. */
        LEARN,
        /** Validation accuracy rises. */
        GENERALISE
    }

    /** Gain in skill that is more than the noise of one seed in a shortened training. */
    private static final double MUCH_LEARNT = 0.25;
    /** Skill below which neither variant has learnt enough to compare them. */
    private static final double SOMETHING_LEARNT = 0.3;
    /** Two seeds of one recipe differ by two or three points on a thousand images. */
    private static final double MUCH_BETTER = 0.05;
    /** A smaller difference counts as none. */
    private static final double NOTHING = 0.02;

    public Comparison(String id, String title, String about, String cause, String remedies, Goal goal, When when) {
        this(id, title, about, cause, List.of(remedies.split(" ")), goal, when, List.of(), true);
    }

    /** The same experiment, but no gain is not evidence against the cause. */
    public Comparison thatCannotReject() {
        return new Comparison(id, title, about, cause, remedies, goal, when, layers, false);
    }

    /** The same experiment, only for nets with a layer of one of these kinds. */
    public Comparison inNetsWith(List<Class<? extends Layer>> kinds) {
        return new Comparison(id, title, about, cause, remedies, goal, when, kinds, canReject);
    }

    private boolean concerns(Recipe recipe) {
        return layers.isEmpty()
                || recipe.model().allLayers().stream()
                        .anyMatch(layer -> layers.stream().anyMatch(kind -> kind.isInstance(layer)));
    }

    @Override
    public List<String> causes() {
        return List.of(cause);
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        boolean asked =
                goal == Goal.LEARN ? Suspects.doesNotLearn(recording, observed) : Suspects.doesNotGeneralise(observed);
        boolean suspected = when == When.SUFFERING || Suspects.isPresent(observed, cause);
        if (!asked || !suspected || !recording.recipe().filter(this::concerns).isPresent()) {
            return Optional.empty();
        }
        Recipe control = ShortenedTraining.of(
                recording.recipe().get(),
                goal == Goal.LEARN ? ShortenedTraining.LEARNING : ShortenedTraining.GENERALISING);
        List<String> doses = new ArrayList<>();
        Recipe treated = control;
        for (String remedy : remedies) {
            Optional<Treatment> treatment =
                    Remedies.of(remedy).treat(treated, Suspects.finding(observed, cause, List.of()));
            if (treatment.isPresent()) {
                doses.add(treatment.get().dose());
                treated = treated.with(treatment.get().edit());
            }
        }
        if (doses.isEmpty()) {
            return Optional.empty();
        }
        String controlId = "control-" + goal.name().toLowerCase(Locale.ROOT);
        return Optional.of(
                new Pair(this, String.join("; ", doses), new Variant(controlId, control), new Variant(id, treated)));
    }

    /** @param dose the change of this recipe, in a few words */
    private record Pair(Comparison experiment, String dose, Variant control, Variant treated) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            boolean learn = experiment.goal() == Goal.LEARN;
            return List.of(new Expectation(
                    experiment.cause(),
                    learn
                            ? "with the change, skill on training images is higher by " + MUCH_LEARNT + " or more"
                            : "with the change, validation accuracy is higher by "
                                    + ComparisonMetric.percent(MUCH_BETTER) + " or more",
                    !experiment.canReject()
                            ? "nothing: there are other ways to remove the cause"
                            : learn
                                    ? "both learn (skill " + SOMETHING_LEARNT + " or more) and the change gains "
                                            + "less than " + NOTHING
                                    : "the change lowers it by " + ComparisonMetric.percent(MUCH_BETTER) + " or more"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return done.isEmpty() ? List.of(control, treated) : List.of();
        }

        @Override
        public int mostVariants() {
            return 2;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            Recording before = Objects.requireNonNull(done.get(control.id()));
            Recording after = Objects.requireNonNull(done.get(treated.id()));
            return List.of(experiment.goal() == Goal.LEARN ? learnt(before, after) : generalises(before, after));
        }

        private ExperimentOutcome learnt(Recording before, Recording after) {
            double control = ComparisonMetric.learnt(before);
            double treated = ComparisonMetric.learnt(after);
            double gain = treated - control;
            ExperimentOutcome.Bearing bearing = gain >= MUCH_LEARNT
                    ? ExperimentOutcome.Bearing.FOR
                    : experiment.canReject() && control >= SOMETHING_LEARNT && gain < NOTHING
                            ? ExperimentOutcome.Bearing.AGAINST
                            : ExperimentOutcome.Bearing.NEITHER;
            return outcome(
                    bearing,
                    Math.min(1, 0.3 + 0.7 * gain / Math.max(1e-9, 1 - control)),
                    new Evidence(
                            Signals.EVAL_MODE_TRAIN_ACCURACY.tag(),
                            0,
                            0,
                            gain,
                            MUCH_LEARNT,
                            experiment.title() + " (" + dose
                                    + "): in a shortened training, skill on training images went from "
                                    + ComparisonMetric.percent(control) + " to " + ComparisonMetric.percent(treated)
                                    + " with only this change."));
        }

        private ExperimentOutcome generalises(Recording before, Recording after) {
            double control = ComparisonMetric.validated(before);
            double treated = ComparisonMetric.validated(after);
            double gain = treated - control;
            ExperimentOutcome.Bearing bearing = gain >= MUCH_BETTER
                    ? ExperimentOutcome.Bearing.FOR
                    : experiment.canReject() && gain <= -MUCH_BETTER
                            ? ExperimentOutcome.Bearing.AGAINST
                            : ExperimentOutcome.Bearing.NEITHER;
            return outcome(
                    bearing,
                    Math.min(1, 0.3 + 2 * gain),
                    new Evidence(
                            Signals.VALIDATION_ACCURACY.tag(),
                            0,
                            0,
                            gain,
                            MUCH_BETTER,
                            experiment.title() + " (" + dose
                                    + "): in a shortened training, validation accuracy went from "
                                    + ComparisonMetric.percent(control) + " to " + ComparisonMetric.percent(treated)
                                    + " with only this change."));
        }

        private ExperimentOutcome outcome(ExperimentOutcome.Bearing bearing, double severity, Evidence evidence) {
            return ExperimentOutcome.of(experiment.cause(), experiment.id(), bearing, severity, evidence);
        }
    }
}
