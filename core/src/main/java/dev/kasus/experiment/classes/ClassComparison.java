package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains the recipe again under the same seed with one change that would remove the cause of an unlearned class. The
 * run itself is the control. A change that helps must also beat a second control.
 *
 * @param id of the experiment
 * @param title in a few words
 * @param about what it does
 * @param cause that the change would remove
 * @param remedies ids of remedies; the first that changes the recipe is used
 */
public record ClassComparison(String id, String title, String about, String cause, List<String> remedies)
        implements Experiment {
    public ClassComparison(String id, String title, String about, String cause, String remedies) {
        this(id, title, about, cause, List.of(remedies.split(" ")));
    }

    @Override
    public List<String> causes() {
        return List.of(cause);
    }

    @Override
    public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
        return ClassSuspects.open(recording, observed).flatMap(unlearned -> {
            Finding finding = ClassSuspects.finding(cause, unlearned);
            Recipe untouched = recording.recipe().orElseThrow();
            return remedies.stream()
                    .flatMap(remedy -> Remedies.of(remedy).treat(untouched, finding).stream())
                    .findFirst()
                    .map(treatment -> new Trained(
                            this,
                            unlearned,
                            new Variant(id, untouched.with(treatment.edit())),
                            SecondControl.of(untouched)));
        });
    }

    private record Trained(ClassComparison experiment, UnlearnedClass unlearned, Variant variant, Variant again)
            implements TwoControls {
        @Override
        public List<Expectation> expectations() {
            return List.of(ClassGain.expectation(experiment.cause(), unlearned, "with the change"));
        }

        @Override
        public boolean seemsToHelp(Map<String, Recording> done) {
            return gain(done).bearing() == ExperimentOutcome.Bearing.FOR;
        }

        private ClassGain gain(Map<String, Recording> done) {
            return ClassGain.of(SecondControl.better(unlearned, done), Objects.requireNonNull(done.get(variant.id())));
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            ClassGain gain = gain(done);
            return List.of(ExperimentOutcome.of(
                    experiment.cause(),
                    experiment.id(),
                    gain.bearing(),
                    gain.severity(),
                    new Evidence(
                            unlearned.lowestAucSignal().of(unlearned.name()),
                            0,
                            unlearned.step(),
                            gain.gain(),
                            ClassGain.MUCH,
                            experiment.title() + ": AUC of " + unlearned.name() + " was "
                                    + SecondControl.words(unlearned, done)
                                    + "; with only this change it is "
                                    + ClassSuspects.auc(gain.auc()) + ".")));
        }
    }
}
