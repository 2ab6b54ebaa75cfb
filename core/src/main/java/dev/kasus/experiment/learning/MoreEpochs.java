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

/** Goes on from where the run ended, for as many epochs again, at the rate that a schedule of twice the length has by then. */
public final class MoreEpochs implements Experiment {
    private static final int TIMES = 2;
    /** The same weights before and after: no seed's luck is in it, only that of the few hundred images that are asked. */
    private static final double MUCH_LEARNT = 0.15;
    /** Of a run that lacks little, half of that. */
    private static final double OF_WHAT_LACKS = 0.5;
    /** So little in as many epochs again is not worth them. */
    private static final double LITTLE = 0.05;

    @Override
    public String id() {
        return "more-epochs";
    }

    @Override
    public String title() {
        return "As many epochs again";
    }

    @Override
    public String about() {
        return "Goes on from the run's last weights for as many epochs again, with the learning rate brought back to where a schedule of twice the length would have it.";
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
            // The checkpoint remembers how far the rate was reduced.
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
                    "as many epochs again raise skill on training images by " + ComparisonMetric.percent(much())
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
            return List.of(new ExperimentOutcome(
                    "too-few-epochs",
                    "more-epochs",
                    bearing,
                    bearing == ExperimentOutcome.Bearing.FOR ? Math.max(0, severity) : 0,
                    List.of(),
                    List.of(new Evidence(
                            Signals.EVAL_MODE_TRAIN_ACCURACY.tag(),
                            0,
                            0,
                            gain,
                            much(),
                            "In as many epochs again, from its last weights and with its learning rate brought back, skill on training images went from "
                                    + ComparisonMetric.percent(before) + " to " + ComparisonMetric.percent(after)
                                    + "."))));
        }
    }
}
