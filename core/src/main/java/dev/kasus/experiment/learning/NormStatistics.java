package dev.kasus.experiment.learning;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.experiment.ComparisonMetric;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same weights under three kinds of batch-norm statistics: running, each batch's own, estimated anew. The recording holds the comparison already, so nothing
 * is trained; it is an experiment all the same, since only the statistics differ.
 */
public final class NormStatistics implements Experiment {
    private static final double MUCH = 0.1;
    private static final double NOTHING = 0.02;

    private static final List<String> CAUSES =
            List.of("batch-norm-stale-statistics", "dropout-variance-shift", "batch-norm-statistics");

    @Override
    public String id() {
        return "batch-norm-statistics";
    }

    @Override
    public String title() {
        return "Statistics of batch norm";
    }

    @Override
    public String about() {
        return "Validates the same weights under running statistics, each batch's own, and statistics estimated anew.";
    }

    @Override
    public List<String> causes() {
        return CAUSES;
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        List<Finding> present = observed.present().stream()
                .filter(finding -> CAUSES.contains(finding.id()))
                .toList();
        double running = recording.series(Signals.ACCURACY_RUNNING_STATISTICS).last();
        return present.isEmpty() || Double.isNaN(running)
                ? Optional.empty()
                : Optional.of(new Reading(
                        present,
                        running,
                        recording.series(Signals.ACCURACY_BATCH_STATISTICS).last(),
                        recording
                                .series(Signals.ACCURACY_REESTIMATED_STATISTICS)
                                .last()));
    }

    private record Reading(List<Finding> present, double running, double batch, double anew) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return present.stream()
                    .map(finding -> new Expectation(
                            finding.id(),
                            kind(finding) + ", and nothing else changed, bring " + ComparisonMetric.points(MUCH)
                                    + " of validation accuracy or more",
                            "they bring less than " + ComparisonMetric.points(NOTHING)))
                    .toList();
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return List.of();
        }

        @Override
        public int mostVariants() {
            return 0;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            return present.stream().map(this::outcome).toList();
        }

        private ExperimentOutcome outcome(Finding finding) {
            double under = isOfBatches(finding) ? batch : anew;
            double gain = under - running;
            ExperimentOutcome.Bearing bearing = gain >= MUCH
                    ? ExperimentOutcome.Bearing.FOR
                    : gain < NOTHING ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
            Opinion.Present seen = (Opinion.Present) finding.opinion();
            Evidence evidence = new Evidence(
                    Signals.ACCURACY_RUNNING_STATISTICS.tag(),
                    0,
                    0,
                    gain,
                    MUCH,
                    "The same weights validate at " + ComparisonMetric.percent(running)
                            + " under running statistics and at " + ComparisonMetric.percent(under) + " under "
                            + kind(finding) + ".");
            return new ExperimentOutcome(
                    finding.id(),
                    "batch-norm-statistics",
                    bearing,
                    bearing == ExperimentOutcome.Bearing.FOR ? seen.severity() : 0,
                    seen.layers(),
                    List.of(evidence));
        }

        private static String kind(Finding finding) {
            return isOfBatches(finding) ? "each batch's statistics" : "statistics estimated anew on training images";
        }

        /** Training and validation images that differ: statistics of training images, however new, are no help. */
        private static boolean isOfBatches(Finding finding) {
            return finding.id().equals("batch-norm-statistics");
        }
    }
}
