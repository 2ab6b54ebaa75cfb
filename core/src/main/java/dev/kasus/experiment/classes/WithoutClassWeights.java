package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.OneTraining;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Trains without class weights, to see whether they helped the unlearned class and whether the effect has faded. */
public final class WithoutClassWeights implements Experiment {
    private static final String VARIANT = "without-class-weights";
    private static final double MUCH = 0.1;
    private static final double NOTHING = 0.05;
    /** Low severity: faded weights are not the cause of the unlearned class. */
    private static final double SEVERITY = 0.2;

    @Override
    public String id() {
        return VARIANT;
    }

    @Override
    public String title() {
        return "Without class weights";
    }

    @Override
    public String about() {
        return "Trains with equal class weights. This shows how much the weights help the unlearned class, and "
                + "whether the effect fades as training images are learnt.";
    }

    @Override
    public List<String> causes() {
        return List.of("faded-class-weights");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed)
                .filter(unlearned ->
                        recording.recipe().orElseThrow().training().loss().weighsClasses())
                .map(unlearned -> {
                    Recipe recipe = recording.recipe().orElseThrow();
                    return new Trained(
                            unlearned,
                            recording.series(unlearned.lowestAucSignal(), unlearned.name()),
                            new Variant(VARIANT, recipe.with(ClassSuspects.set("training.loss", "cross-entropy"))));
                });
    }

    private record Trained(UnlearnedClass unlearned, Series weighted, Variant variant) implements OneTraining {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "faded-class-weights",
                    "at the end, the weights raise the AUC of " + unlearned.name() + " by less than " + NOTHING,
                    "they raise it by " + MUCH + " or more"));
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            Series plain =
                    Objects.requireNonNull(done.get(VARIANT)).series(unlearned.lowestAucSignal(), unlearned.name());
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < Math.min(weighted.size(), plain.size()); i++) {
                most = Math.max(most, weighted.value(i) - plain.value(i));
            }
            double end = weighted.last() - plain.last();
            ExperimentOutcome.Bearing bearing = end < NOTHING
                    ? ExperimentOutcome.Bearing.FOR
                    : end >= MUCH ? ExperimentOutcome.Bearing.AGAINST : ExperimentOutcome.Bearing.NEITHER;
            return List.of(ExperimentOutcome.of(
                    "faded-class-weights",
                    VARIANT,
                    bearing,
                    SEVERITY,
                    new Evidence(
                            unlearned.lowestAucSignal().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            end,
                            NOTHING,
                            String.format(
                                    Locale.ROOT,
                                    "AUC of %s is %.2f without class weights and %.2f with them. The largest gain "
                                            + "by the weights was %.2f in any epoch, and %.2f at the end.",
                                    unlearned.name(),
                                    plain.last(),
                                    weighted.last(),
                                    most,
                                    end))));
        }
    }
}
