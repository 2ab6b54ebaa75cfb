package dev.kasus.experiment.learning;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.ComparisonMetric;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Suspects;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Trains on the images of one batch until they should be memorised. A net that can do that has the capacity for them. */
public final class OneBatchOverfit implements Experiment {
    private static final String VARIANT = "one-batch";
    /** Steps on the same images: far more than a healthy net needs. */
    private static final int STEPS = 200;
    /** Skill that counts as memorised. */
    private static final double KNOWN = 0.95;

    @Override
    public String id() {
        return "overfit-one-batch";
    }

    @Override
    public String title() {
        return "Overfit one batch";
    }

    @Override
    public String about() {
        return "Trains repeatedly on one batch of images, without augmentation and dropout: a healthy net memorises them.";
    }

    @Override
    public List<String> causes() {
        return List.of("insufficient-capacity");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        if (recording.recipe().isEmpty()
                || recording.provenance().isEmpty()
                || !Suspects.doesNotLearn(recording, observed)) {
            return Optional.empty();
        }
        Recipe recipe = recording.recipe().get();
        int classes = recording.provenance().get().classes().size();
        int each = Math.max(1, recipe.training().batchSize() / classes);
        List<Edit> edits = new ArrayList<>(List.of(
                new Edit.Set("data.limit.train-per-class", Tree.scalar((long) each)),
                new Edit.Set("training.augmentation", new Tree.Sequence(List.of(), 0)),
                new Edit.Set("training.early-stopping", Tree.scalar(null)),
                new Edit.Set("training.epochs", Tree.scalar((long) STEPS)),
                new Edit.Set("training.steps", Tree.scalar((long) STEPS))));
        for (String kind : List.of("dropout", "spatial-dropout")) {
            if (recipe.model().allLayers().stream().anyMatch(new Selector.Kind(kind)::selects)) {
                edits.add(new Edit.Remove(new Selector.Kind(kind)));
            }
        }
        return Optional.of(new Fit(recipe.with(new Edit.All(edits))));
    }

    private record Fit(Recipe recipe) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "insufficient-capacity",
                    "nothing: a failure may also come from the learning rate or the gradients",
                    "the batch is memorised (skill " + KNOWN + " or more)"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return done.isEmpty() ? List.of(new Variant(VARIANT, recipe)) : List.of();
        }

        @Override
        public int mostVariants() {
            return 1;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double skill = ComparisonMetric.learnt(Objects.requireNonNull(done.get(VARIANT)));
            Evidence seen = new Evidence(
                    Signals.EVAL_MODE_TRAIN_ACCURACY.tag(),
                    0,
                    0,
                    skill,
                    KNOWN,
                    "One batch, " + STEPS + " steps: skill on its images is " + ComparisonMetric.percent(skill) + ".");
            // A net that fits one batch may still be too small for all images, so this is weak evidence.
            return List.of(ExperimentOutcome.of(
                    "insufficient-capacity", "overfit-one-batch", ExperimentOutcome.Bearing.NEITHER, 0, seen));
        }
    }
}
