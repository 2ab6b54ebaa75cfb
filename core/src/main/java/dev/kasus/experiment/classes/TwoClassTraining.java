package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.OneTraining;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Suspects;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Trains on the unlearned class and its most confused class alone, without augmentation, with a fine stem. */
public final class TwoClassTraining implements Experiment {
    private static final String VARIANT = "two-class-training";
    /** Least images of a class; with fewer, a low AUC says nothing about overlap. */
    private static final int ENOUGH = 30;

    private static final int STEPS = 1000;
    private static final int VALIDATED = 200;
    private static final double SEVERITY = 0.85;

    @Override
    public String id() {
        return VARIANT;
    }

    @Override
    public String title() {
        return "Two-class training";
    }

    @Override
    public String about() {
        return "Trains a net on the unlearned class and its most confused class alone, without augmentation, with a "
                + "fine stem and plain cross-entropy. This shows whether the two can be separated at all.";
    }

    @Override
    public List<String> causes() {
        return List.of("class-overlap");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(unlearned -> {
            int own = ClassSuspects.trainImages(recording, unlearned.name());
            int mostConfused = ClassSuspects.trainImages(recording, unlearned.mostConfused());
            boolean poor = Suspects.isPresent(observed, "poor-class-data");
            if (Math.min(own, mostConfused) < ENOUGH || poor) {
                return Optional.empty();
            }
            Recipe recipe = recording.recipe().orElseThrow();
            Recipe pair = recipe.with(new Edit.All(List.of(
                    ClassSuspects.list("data.limit.classes", List.of(unlearned.name(), unlearned.mostConfused())),
                    ClassSuspects.set("data.limit.validation-per-class", (long) VALIDATED),
                    ClassSuspects.list("training.augmentation", List.of()),
                    ClassSuspects.set("training.loss", "cross-entropy"),
                    ClassSuspects.set("training.sampling", "class-aware"),
                    ClassSuspects.set(
                            "training.epochs",
                            ClassSuspects.epochs(recipe, ClassSuspects.sum(recording), own + mostConfused, STEPS)))));
            Finding finding = ClassSuspects.finding("coarse-stem", unlearned);
            Optional<Treatment> finer = Remedies.of("finer-stem").treat(pair, finding);
            return Optional.of(new Alone(
                    unlearned,
                    new Variant(
                            VARIANT,
                            finer.map(treatment -> pair.with(treatment.edit())).orElse(pair))));
        });
    }

    private record Alone(UnlearnedClass unlearned, Variant variant) implements OneTraining {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "class-overlap",
                    "the pairwise AUC, with its 95 % interval, is under " + UnlearnedClass.SEPARATED,
                    "it is above that, with its interval"));
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            Optional<UnlearnedClass> alone =
                    UnlearnedClass.standing(Objects.requireNonNull(done.get(VARIANT)), unlearned.name());
            double auc = alone.map(UnlearnedClass::pairwiseAuc).orElse(Double.NaN);
            double reach = ClassSuspects.Z
                    * alone.map(UnlearnedClass::pairwiseAucError).orElse(Double.NaN);
            ExperimentOutcome.Bearing bearing = auc + reach < UnlearnedClass.SEPARATED
                    ? ExperimentOutcome.Bearing.FOR
                    : auc - reach > UnlearnedClass.SEPARATED
                            ? ExperimentOutcome.Bearing.AGAINST
                            : ExperimentOutcome.Bearing.NEITHER;
            return List.of(ExperimentOutcome.of(
                    "class-overlap",
                    VARIANT,
                    bearing,
                    SEVERITY,
                    new Evidence(
                            Signals.CLASS_PAIRWISE_AUC.of(unlearned.name()),
                            0,
                            unlearned.step(),
                            auc,
                            UnlearnedClass.SEPARATED,
                            "A net trained only on " + unlearned.name() + " and " + unlearned.mostConfused()
                                    + ", without augmentation, separates them with AUC " + ClassSuspects.auc(auc)
                                    + " (" + ClassSuspects.auc(Math.max(0, auc - reach)) + " to "
                                    + ClassSuspects.auc(Math.min(1, auc + reach)) + ").")));
        }
    }
}
