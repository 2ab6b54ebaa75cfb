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
 * Compares the same weights under three kinds of batch-norm statistics: running, per batch, and re-estimated. The
 * recording already holds the comparison, so nothing is trained; it is still a controlled experiment, because only
 * the statistics differ.
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
        return "Batch-norm statistics";
    }

    @Override
    public String about() {
        return "Validates the same weights with running statistics, the statistics of each batch, and re-estimated "
                + "statistics.";
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
                            kind(finding) + ", with nothing else changed, raise validation accuracy by "
                                    + ComparisonMetric.points(MUCH) + " or more",
                            "they raise it by less than " + ComparisonMetric.points(NOTHING)))
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
                    "With the same weights, validation accuracy is " + ComparisonMetric.percent(running)
                            + " with running statistics and " + ComparisonMetric.percent(under) + " with "
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
            return isOfBatches(finding) ? "the statistics of each batch" : "statistics re-estimated on training images";
        }

        /** Whether training and validation images differ: then re-estimating on training images does not help. */
        private static boolean isOfBatches(Finding finding) {
            return finding.id().equals("batch-norm-statistics");
        }
    }
}
