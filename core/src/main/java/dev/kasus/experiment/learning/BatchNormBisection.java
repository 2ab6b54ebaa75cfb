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
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the batch norm that harms validation by bisection: it removes half of the candidates, continues with the
 * half that helped, and so on. For n batch norms it trains about log2(n) + 2 variants.
 */
public final class BatchNormBisection implements Experiment {
    /** Two seeds of one recipe differ by two or three points on a thousand images. */
    private static final double HARM = 0.05;

    private static final String CONTROL = "control-generalise";

    @Override
    public String id() {
        return "batch-norm-bisection";
    }

    @Override
    public String title() {
        return "Batch-norm bisection";
    }

    @Override
    public String about() {
        return "Removes batch norms by bisection until the one that harms validation is found.";
    }

    @Override
    public List<String> causes() {
        return List.of("batch-norm-placement");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        if (recording.recipe().isEmpty() || !Suspects.doesNotGeneralise(observed)) {
            return Optional.empty();
        }
        Recipe recipe = ShortenedTraining.of(recording.recipe().get(), ShortenedTraining.GENERALISING);
        List<String> norms = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm)
                .map(Layer::name)
                .toList();
        return norms.isEmpty() ? Optional.empty() : Optional.of(new Search(recipe, norms));
    }

    private record Search(Recipe recipe, List<String> norms) implements Protocol {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "batch-norm-placement",
                    "without one batch norm, validation accuracy is higher by " + ComparisonMetric.percent(HARM)
                            + " or more",
                    "without the last remaining one it is not"));
        }

        @Override
        public int mostVariants() {
            return 3 + (int) Math.ceil(Math.log(norms.size()) / Math.log(2));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            if (!done.containsKey(CONTROL)) {
                return List.of(new Variant(CONTROL, recipe));
            }
            List<String> wanted = step(done);
            return wanted.isEmpty() ? List.of() : List.of(new Variant(id(wanted), without(wanted)));
        }

        /** The batch norms to remove next; none when one is left and was tested alone. */
        private List<String> step(Map<String, Recording> done) {
            List<String> suspects = norms;
            while (suspects.size() > 1) {
                List<String> half = suspects.subList(0, (suspects.size() + 1) / 2);
                if (!done.containsKey(id(half))) {
                    return half;
                }
                suspects = gain(done, half) >= HARM ? half : suspects.subList(half.size(), suspects.size());
            }
            return done.containsKey(id(suspects)) ? List.of() : suspects;
        }

        private String last(Map<String, Recording> done) {
            List<String> suspects = norms;
            while (suspects.size() > 1) {
                List<String> half = suspects.subList(0, (suspects.size() + 1) / 2);
                suspects = gain(done, half) >= HARM ? half : suspects.subList(half.size(), suspects.size());
            }
            return suspects.get(0);
        }

        private double gain(Map<String, Recording> done, List<String> out) {
            return ComparisonMetric.validated(Objects.requireNonNull(done.get(id(out))))
                    - ComparisonMetric.validated(Objects.requireNonNull(done.get(CONTROL)));
        }

        private static String id(List<String> out) {
            return "without-" + String.join("-", out);
        }

        private Recipe without(List<String> out) {
            return Remedies.of("batch-norm-removed")
                    .treat(recipe, Suspects.finding(new Diagnosis(List.of()), "batch-norm-placement", out))
                    .map(treatment -> recipe.with(treatment.edit()))
                    .orElse(recipe);
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            String norm = last(done);
            double before = ComparisonMetric.validated(Objects.requireNonNull(done.get(CONTROL)));
            double gain = gain(done, List.of(norm));
            Evidence seen = new Evidence(
                    Signals.VALIDATION_ACCURACY.tag(),
                    0,
                    0,
                    gain,
                    HARM,
                    "Bisection: of " + norms.size() + " batch norms " + norm + " was left after " + (done.size() - 1)
                            + " trainings; removing only this one changed validation accuracy from "
                            + ComparisonMetric.percent(before) + " to " + ComparisonMetric.percent(before + gain)
                            + ".");
            ExperimentOutcome.Bearing bearing =
                    gain >= HARM ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.AGAINST;
            double severity = bearing == ExperimentOutcome.Bearing.FOR ? Math.min(1, 0.5 + 2 * gain) : 0;
            return List.of(new ExperimentOutcome(
                    "batch-norm-placement", "batch-norm-bisection", bearing, severity, List.of(norm), List.of(seen)));
        }
    }
}
