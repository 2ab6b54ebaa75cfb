package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes augmentations away: first those that may make one class into another, flips and large turns; where that does not help, each of the others in turn. The run
 * itself is the control, and what helps must also beat a second one.
 */
public final class AugmentationAblation implements Experiment {
    private static final String CAUSE = "harmful-augmentation";

    @Override
    public String id() {
        return "augmentation-ablation";
    }

    @Override
    public String title() {
        return "Without each augmentation";
    }

    @Override
    public String about() {
        return "Trains without flips and large turns, which may make one class into another; where that does not help, without each other augmentation in turn.";
    }

    @Override
    public List<String> causes() {
        return List.of(CAUSE);
    }

    /** What is taken away, and the recipe without. */
    private record Without(String what, Variant variant) {}

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(unlearned -> {
            Recipe recipe = recording.recipe().orElseThrow();
            List<Augmentation> all = recipe.training().augmentation();
            List<Without> steps = new ArrayList<>();
            List<Augmentation> gentle =
                    all.stream().filter(it -> !it.mayChangeTheKind()).toList();
            if (gentle.size() < all.size()) {
                steps.add(new Without("flips and turns", new Variant(id(), with(recipe, gentle))));
            }
            for (Augmentation it : all) {
                if (!it.mayChangeTheKind() && touches(it, unlearned)) {
                    String id = "without-" + it.kind() + "-" + (all.indexOf(it) + 1);
                    List<Augmentation> rest =
                            all.stream().filter(other -> !other.equals(it)).toList();
                    steps.add(new Without(it.kind(), new Variant(id, with(recipe, rest))));
                }
            }
            return steps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new InTurn(unlearned, steps, SecondControl.of(recipe)));
        });
    }

    private static boolean touches(Augmentation it, UnlearnedClass unlearned) {
        return it.classes().isEmpty()
                || it.classes().contains(unlearned.name())
                || it.classes().contains(unlearned.mostConfused());
    }

    private static Recipe with(Recipe recipe, List<Augmentation> augmentation) {
        return recipe.with(ClassSuspects.list("training.augmentation", augmentation));
    }

    private record InTurn(UnlearnedClass unlearned, List<Without> steps, Variant again) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return List.of(ClassGain.expectation(CAUSE, unlearned, "without one of them"));
        }

        @Override
        public int mostVariants() {
            return steps.size() + 1;
        }

        /** One at a time, the second control as soon as one seems to help: the first that does is enough. */
        @Override
        public List<Variant> next(Map<String, Recording> done) {
            for (Without step : steps) {
                Recording run = done.get(step.variant().id());
                if (run == null) {
                    return List.of(step.variant());
                }
                if (gain(run, done).bearing() == ExperimentOutcome.Bearing.FOR) {
                    return SecondControl.isDone(done) ? List.of() : List.of(again);
                }
            }
            return List.of();
        }

        private ClassGain gain(Recording run, Map<String, Recording> done) {
            return ClassGain.of(SecondControl.better(unlearned, done), run);
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            List<String> told = new ArrayList<>();
            ClassGain most = null;
            String mirrored = "";
            for (Without step : steps) {
                Recording run = done.get(step.variant().id());
                if (run != null) {
                    ClassGain gain = gain(run, done);
                    told.add("without " + step.what() + " at " + ClassSuspects.auc(gain.auc()));
                    most = most == null || gain.gain() > most.gain() ? gain : most;
                    mirrored = mirrored.isEmpty() ? mirrored(run) : mirrored;
                }
            }
            ClassGain best = Objects.requireNonNull(most);
            return List.of(new ExperimentOutcome(
                    CAUSE,
                    "augmentation-ablation",
                    best.bearing(),
                    best.severity(),
                    List.of(),
                    List.of(new Evidence(
                            unlearned.toldBy().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            best.gain(),
                            ClassGain.MUCH,
                            unlearned.name() + " was separated at AUC "
                                    + SecondControl.words(unlearned, done)
                                    + " with all of them; with nothing else changed, "
                                    + String.join(", ", told) + "." + mirrored))));
        }

        /** What a net that was not taught that both are the same makes of mirrored images. */
        private String mirrored(Recording run) {
            double share = run.series(Signals.CLASS_FLIP_DISAGREEMENT, unlearned.name())
                    .last();
            return Double.isNaN(share)
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " Of the images of %s that the net trained so is right about, it calls %.0f %% another class once they are mirrored.",
                            unlearned.name(),
                            100 * share);
        }
    }
}
