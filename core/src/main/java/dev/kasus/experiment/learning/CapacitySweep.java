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
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Trains the net at half and a quarter of its width, to see whether validation accuracy improves with less capacity. */
public final class CapacitySweep implements Experiment {
    private static final double MUCH_BETTER = 0.05;
    private static final String CONTROL = "control-generalise";

    @Override
    public String id() {
        return "capacity-sweep";
    }

    @Override
    public String title() {
        return "Capacity sweep";
    }

    @Override
    public String about() {
        return "Trains the net at half and a quarter of its width, and compares validation accuracy with the number "
                + "of weights.";
    }

    @Override
    public List<String> causes() {
        return List.of("excess-capacity");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        if (recording.recipe().isEmpty() || !Suspects.isPresent(observed, "overfitting-gap")) {
            return Optional.empty();
        }
        Recipe control = ShortenedTraining.of(recording.recipe().get(), ShortenedTraining.GENERALISING);
        Map<String, Recipe> widths = new LinkedHashMap<>();
        widths.put(CONTROL, control);
        narrower(control).ifPresent(half -> {
            widths.put("half-width", half);
            narrower(half).ifPresent(quarter -> widths.put("quarter-width", quarter));
        });
        return widths.size() < 2 ? Optional.empty() : Optional.of(new Sweep(widths));
    }

    private static Optional<Recipe> narrower(Recipe recipe) {
        return Remedies.of("narrower")
                .treat(recipe, Suspects.finding(new Diagnosis(List.of()), "excess-capacity", List.of()))
                .map(treatment -> recipe.with(treatment.edit()));
    }

    private record Sweep(Map<String, Recipe> widths) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "excess-capacity",
                    "the validation accuracy of a narrower net is higher by " + ComparisonMetric.percent(MUCH_BETTER)
                            + " or more",
                    "that of every narrower net is lower by " + ComparisonMetric.percent(MUCH_BETTER) + " or more"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return widths.entrySet().stream()
                    .filter(width -> !done.containsKey(width.getKey()))
                    .map(width -> new Variant(width.getKey(), width.getValue()))
                    .toList();
        }

        @Override
        public int mostVariants() {
            return widths.size();
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double control = ComparisonMetric.validated(Objects.requireNonNull(done.get(CONTROL)));
            double best = widths.keySet().stream()
                    .filter(width -> !width.equals(CONTROL))
                    .mapToDouble(width -> ComparisonMetric.validated(Objects.requireNonNull(done.get(width))))
                    .max()
                    .orElse(control);
            StringBuilder words = new StringBuilder("Capacity sweep: validation accuracy is ");
            String comma = "";
            for (Map.Entry<String, Recipe> width : widths.entrySet()) {
                Recording run = Objects.requireNonNull(done.get(width.getKey()));
                int classes = run.provenance().map(p -> p.classes().size()).orElse(2);
                words.append(comma)
                        .append(ComparisonMetric.percent(ComparisonMetric.validated(run)))
                        .append(" with ")
                        .append(width.getValue().shapes(classes).parameters())
                        .append(" weights");
                comma = ", ";
            }
            double gain = best - control;
            ExperimentOutcome.Bearing bearing = gain >= MUCH_BETTER
                    ? ExperimentOutcome.Bearing.FOR
                    : gain <= -MUCH_BETTER ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
            Evidence seen = new Evidence(
                    Signals.VALIDATION_ACCURACY.tag(),
                    0,
                    0,
                    gain,
                    MUCH_BETTER,
                    words.append('.').toString());
            double severity = bearing == ExperimentOutcome.Bearing.FOR ? Math.min(1, 0.3 + 2 * gain) : 0;
            return List.of(ExperimentOutcome.of("excess-capacity", "capacity-sweep", bearing, severity, seen));
        }
    }
}
