package dev.kasus.experiment;

import dev.kasus.diagnosis.Clue;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains the recipe once more, under the same seed, with the one change that would undo what keeps a class stuck. The run itself is the
 * control: it was trained by the same recipe.
 *
 * @param id of the experiment
 * @param title in a few words
 * @param about what it does
 * @param cause that the change would undo
 * @param remedies ids of the remedies of which the first that has something to change is given
 */
record ClassComparison(String id, String title, String about, String cause, List<String> remedies)
        implements Experiment {
    /** Beyond what two seeds differ by in a ranking. */
    private static final double MUCH = 0.1;

    private static final double NOTHING = 0.05;
    private static final double LEAST_SEVERITY = 0.4;

    ClassComparison(String id, String title, String about, String cause, String remedies) {
        this(id, title, about, cause, List.of(remedies.split(" ")));
    }

    @Override
    public List<String> causes() {
        return List.of(cause);
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(stuck -> {
            Finding finding = ClassSuspects.finding(cause, stuck);
            Recipe untouched = recording.recipe().orElseThrow();
            return remedies.stream()
                    .flatMap(remedy -> Remedies.of(remedy).treat(untouched, finding).stream())
                    .findFirst()
                    .map(treatment -> new Trained(this, stuck, new Variant(id, untouched.with(treatment.edit()))));
        });
    }

    private record Trained(ClassComparison experiment, StuckClass stuck, Variant variant) implements OneTraining {
        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(
                    experiment.cause(),
                    "with the change, " + stuck.name() + " is told from its rival at an AUC higher by " + MUCH
                            + " or more, beyond the interval of the difference, and at " + StuckClass.TOLD_APART
                            + " at least",
                    "it is higher by less than " + NOTHING));
        }

        @Override
        public List<Clue> read(Map<String, Recording> done) {
            Optional<StuckClass> after =
                    StuckClass.standing(Objects.requireNonNull(done.get(variant.id())), stuck.name());
            double auc = after.map(StuckClass::rivalAuc).orElse(0.5);
            double gain = auc - stuck.rivalAuc();
            double reach = ClassSuspects.Z
                    * Math.hypot(
                            stuck.rivalAucError(),
                            after.map(StuckClass::rivalAucError).orElse(0.0));
            Clue.Bearing bearing = gain >= MUCH && gain > reach && auc >= StuckClass.TOLD_APART
                    ? Clue.Bearing.FOR
                    : gain < NOTHING ? Clue.Bearing.AGAINST : Clue.Bearing.NEITHER;
            double undone = Math.max(0, Math.min(1, gain / Math.max(1e-9, 1 - stuck.rivalAuc())));
            return List.of(new Clue(
                    experiment.cause(),
                    experiment.id(),
                    bearing,
                    bearing == Clue.Bearing.FOR ? LEAST_SEVERITY + (1 - LEAST_SEVERITY) * undone : 0,
                    List.of(),
                    List.of(new Evidence(
                            Signals.CLASS_RIVAL_AUC.of(stuck.name()),
                            0,
                            stuck.step(),
                            gain,
                            MUCH,
                            experiment.title() + ": " + stuck.name() + " was told from " + stuck.rival() + " at AUC "
                                    + ClassSuspects.auc(stuck.rivalAuc())
                                    + " and, with the change and nothing else, is told from its rival at "
                                    + ClassSuspects.auc(auc) + "."))));
        }
    }
}
