package dev.kasus.experiment;

import dev.kasus.diagnosis.Clue;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same weights under three kinds of batch-norm statistics: running, each batch's own, estimated anew. The recording holds the comparison already, so nothing
 * is trained; it is an experiment all the same, since only the statistics differ.
 */
final class NormStatistics implements Experiment {
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
        return present.isEmpty() ? Optional.empty() : Optional.of(new Reading(present));
    }

    private record Reading(List<Finding> present) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return present.stream()
                    .map(finding -> new Expectation(
                            finding.id(),
                            "other statistics, and nothing else changed, bring 10 points of validation accuracy or more",
                            "they bring less"))
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
        public List<Clue> read(Map<String, Recording> done) {
            return present.stream()
                    .map(finding -> {
                        Opinion.Present seen = (Opinion.Present) finding.opinion();
                        return new Clue(
                                finding.id(),
                                "batch-norm-statistics",
                                Clue.Bearing.FOR,
                                seen.severity(),
                                seen.layers(),
                                List.of(seen.evidence().get(0)));
                    })
                    .toList();
        }
    }
}
