package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentEvidence;
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

/** Trains on the stuck class and its rival alone, at their best: without augmentation, with a fine stem and a wide net. */
public final class TwoClassTraining implements Experiment {
    private static final String VARIANT = "twin-alone";
    /** With fewer images of a class, that the two cannot be told apart says nothing of their looks. */
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
        return "The two alone";
    }

    @Override
    public String about() {
        return "Trains a net on the stuck class and its rival alone, without augmentation, with a fine stem and plain cross-entropy: whether they can be told apart at all.";
    }

    @Override
    public List<String> causes() {
        return List.of("class-overlap");
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(stuck -> {
            int own = ClassSuspects.trainImages(recording, stuck.name());
            int rival = ClassSuspects.trainImages(recording, stuck.rival());
            boolean poor = Suspects.isPresent(observed, "poor-class-data");
            if (Math.min(own, rival) < ENOUGH || poor) {
                return Optional.empty();
            }
            Recipe recipe = recording.recipe().orElseThrow();
            Recipe pair = recipe.with(new Edit.All(List.of(
                    ClassSuspects.list("data.limit.classes", List.of(stuck.name(), stuck.rival())),
                    ClassSuspects.set("data.limit.validation-per-class", (long) VALIDATED),
                    ClassSuspects.list("training.augmentation", List.of()),
                    ClassSuspects.set("training.loss", "cross-entropy"),
                    ClassSuspects.set("training.sampling", "class-aware"),
                    ClassSuspects.set(
                            "training.epochs",
                            ClassSuspects.epochs(recipe, ClassSuspects.sum(recording), own + rival, STEPS)))));
            Finding finding = ClassSuspects.finding("coarse-stem", stuck);
            Optional<Treatment> finer = Remedies.of("finer-stem").treat(pair, finding);
            return Optional.of(new Alone(
                    stuck,
                    new Variant(
                            VARIANT,
                            finer.map(treatment -> pair.with(treatment.edit())).orElse(pair))));
        });
    }

    private record Alone(UnlearnedClass stuck, Variant variant) implements OneTraining {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    "class-overlap",
                    "with its 95 % interval, the AUC of the two stays under " + UnlearnedClass.TOLD_APART,
                    "with its interval, it is above that"));
        }

        @Override
        public List<ExperimentEvidence> read(Map<String, Recording> done) {
            Optional<UnlearnedClass> alone =
                    UnlearnedClass.standing(Objects.requireNonNull(done.get(VARIANT)), stuck.name());
            double auc = alone.map(UnlearnedClass::rivalAuc).orElse(Double.NaN);
            double reach =
                    ClassSuspects.Z * alone.map(UnlearnedClass::rivalAucError).orElse(Double.NaN);
            ExperimentEvidence.Bearing bearing = auc + reach < UnlearnedClass.TOLD_APART
                    ? ExperimentEvidence.Bearing.FOR
                    : auc - reach > UnlearnedClass.TOLD_APART
                            ? ExperimentEvidence.Bearing.AGAINST
                            : ExperimentEvidence.Bearing.NEITHER;
            return List.of(new ExperimentEvidence(
                    "class-overlap",
                    VARIANT,
                    bearing,
                    bearing == ExperimentEvidence.Bearing.FOR ? SEVERITY : 0,
                    List.of(),
                    List.of(new Evidence(
                            Signals.CLASS_RIVAL_AUC.of(stuck.name()),
                            0,
                            stuck.step(),
                            auc,
                            UnlearnedClass.TOLD_APART,
                            "A net that has only " + stuck.name() + " and " + stuck.rival()
                                    + " to tell apart, without augmentation, does so at AUC " + ClassSuspects.auc(auc)
                                    + " (" + ClassSuspects.auc(Math.max(0, auc - reach)) + " to "
                                    + ClassSuspects.auc(Math.min(1, auc + reach)) + ")."))));
        }
    }
}
