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
 * Removes augmentations: first flips and large rotations, which may turn one class into another; if that does not
 * help, each of the others in turn. The run itself is the control, and a change that helps must also beat a second
 * control.
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
        return "Trains without flips and large rotations, which may turn one class into another. If that does not "
                + "help, trains without each other augmentation in turn.";
    }

    @Override
    public List<String> causes() {
        return List.of(CAUSE);
    }

    /** An augmentation and the recipe without it. */
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
                steps.add(new Without("flips and rotations", new Variant(id(), with(recipe, gentle))));
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

        /** One at a time; the second control runs as soon as one seems to help. The first that helps is enough. */
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
            List<String> results = new ArrayList<>();
            ClassGain most = null;
            String mirrored = "";
            for (Without step : steps) {
                Recording run = done.get(step.variant().id());
                if (run != null) {
                    ClassGain gain = gain(run, done);
                    results.add(ClassSuspects.auc(gain.auc()) + " without " + step.what());
                    most = most == null || gain.gain() > most.gain() ? gain : most;
                    mirrored = mirrored.isEmpty() ? mirrored(run) : mirrored;
                }
            }
            ClassGain best = Objects.requireNonNull(most);
            return List.of(ExperimentOutcome.of(
                    CAUSE,
                    "augmentation-ablation",
                    best.bearing(),
                    best.severity(),
                    new Evidence(
                            unlearned.lowestAucSignal().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            best.gain(),
                            ClassGain.MUCH,
                            "AUC of " + unlearned.name() + " was "
                                    + SecondControl.words(unlearned, done)
                                    + " with all augmentations; with nothing else changed it is "
                                    + String.join(", ", results) + "." + mirrored)));
        }

        /** The flip disagreement of the net trained without flips, in words. */
        private String mirrored(Recording run) {
            double share = run.series(Signals.CLASS_FLIP_DISAGREEMENT, unlearned.name())
                    .last();
            return Double.isNaN(share)
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " This net classifies %2$.0f %% of its correctly classified images of %1$s as another "
                                    + "class when they are flipped.",
                            unlearned.name(),
                            100 * share);
        }
    }
}
