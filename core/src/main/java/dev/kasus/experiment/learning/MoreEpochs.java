package dev.kasus.experiment.learning;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.ComparisonMetric;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.OneTraining;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Suspects;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.remedy.optimization.LongerSchedule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Continues a run for the same number of epochs, at the learning rate of a schedule of twice the length. */
public final class MoreEpochs implements Experiment {
    private static final int TIMES = 2;
    /** Gain in skill; the same weights are continued, so the only noise is that of the evaluation sample. */
    private static final double MUCH_LEARNT = 0.15;
    /** For a run that lacks little, half of the rest. */
    private static final double OF_WHAT_LACKS = 0.5;
    /** A smaller gain is not worth the epochs. */
    private static final double LITTLE = 0.05;

    @Override
    public String id() {
        return "more-epochs";
    }

    @Override
    public String title() {
        return "More epochs";
    }

    @Override
    public String about() {
        return "Continues from the last weights of the run for the same number of epochs. The learning rate is set "
                + "to that of a schedule of twice the length.";
    }

    @Override
    public List<String> causes() {
        return List.of("too-few-epochs");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        if (recording.recipe().isEmpty() || !Suspects.isPresent(observed, "too-few-epochs")) {
            return Optional.empty();
        }
        Recipe recipe = recording.recipe().get();
        List<Edit> edits = new ArrayList<>(List.of(LongerSchedule.edit(recipe.training(), TIMES)));
        if (recipe.training().earlyStopping() != null) {
            edits.add(new Edit.Set("training.early-stopping", Tree.scalar(null)));
        }
        if (recipe.training().schedule() instanceof Schedule.ReduceOnPlateau) {
            // The checkpoint stores how far the rate was reduced.
            edits.add(new Edit.Set("training.schedule", Tree.scalar("constant")));
        }
        Recipe longer = recipe.with(new Edit.All(edits));
        return Optional.of(new GoingOn(ComparisonMetric.learnt(recording), new Variant(id(), longer, true)));
    }

    private record GoingOn(double before, Variant variant) implements OneTraining {
        private double much() {
            return Math.min(MUCH_LEARNT, OF_WHAT_LACKS * (1 - before));
        }

        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "too-few-epochs",
                    "the additional epochs raise skill on training images by " + ComparisonMetric.percent(much())
                            + " or more",
                    "they raise it by less than " + ComparisonMetric.percent(LITTLE)));
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double after = ComparisonMetric.learnt(Objects.requireNonNull(done.get(variant.id())));
            double gain = after - before;
            ExperimentOutcome.Bearing bearing = gain >= much()
                    ? ExperimentOutcome.Bearing.FOR
                    : gain < LITTLE ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
            double severity = Math.min(1, 0.3 + 0.7 * gain / Math.max(1e-9, 1 - before));
            return List.of(ExperimentOutcome.of(
                    "too-few-epochs",
                    "more-epochs",
                    bearing,
                    severity,
                    new Evidence(
                            Signals.EVAL_MODE_TRAIN_ACCURACY.tag(),
                            0,
                            0,
                            gain,
                            much(),
                            "With as many additional epochs, from the last weights and with the learning rate "
                                    + "raised again, skill on training images went from "
                                    + ComparisonMetric.percent(before) + " to " + ComparisonMetric.percent(after)
                                    + ".")));
        }
    }
}
