package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunnerTest {
    private static final Recipe RECIPE = Presets.read("plain");
    private static final Diagnosis OBSERVED = new Diagnosis(List.of(
            finding("dying-relu", new Opinion.Unknown("x", "y.")), finding("plateau", new Opinion.Unknown("x", "y."))));

    @TempDir
    private Path folder;

    private final PretendedEngine engine = new PretendedEngine();

    private static Finding finding(String id, Opinion opinion) {
        return new Finding(id, id, opinion, EvidenceLevel.OBSERVED, 0);
    }

    /** Asks for the recipe under seed 1, then under seed 2, and speaks for or against its cause by the accuracy of the second. */
    private record TwoSteps(String id, String cause, boolean goesOn) implements Experiment, Protocol {
        TwoSteps(String id, String cause) {
            this(id, cause, false);
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public String about() {
            return id;
        }

        @Override
        public List<String> causes() {
            return List.of(cause);
        }

        @Override
        public Optional<Protocol> plan(Recording recording, Diagnosis observed) {
            boolean known =
                    observed.present().stream().anyMatch(finding -> finding.id().equals(cause));
            return known ? Optional.empty() : Optional.of(this);
        }

        @Override
        public List<Expectation> expectations() {
            return List.of(new Expectation(cause, "more", "less"));
        }

        @Override
        public List<Variant> next(Map<String, Recording> done) {
            return done.size() == 2
                    ? List.of()
                    : List.of(new Variant("step-" + (done.size() + 1), RECIPE.withSeed(done.size() + 1), goesOn));
        }

        @Override
        public int mostVariants() {
            return 2;
        }

        @Override
        public List<ExperimentOutcome> read(Map<String, Recording> done) {
            double accuracy = Objects.requireNonNull(done.get("step-2"))
                    .series(Signals.VALIDATION_ACCURACY)
                    .last();
            return List.of(new ExperimentOutcome(
                    cause,
                    id,
                    accuracy > 0.5 ? ExperimentOutcome.Bearing.FOR : ExperimentOutcome.Bearing.AGAINST,
                    0.7,
                    List.of("relu1"),
                    List.of(new Evidence("tag", 0, 0, accuracy, 0.5, "Measured " + accuracy + "."))));
        }
    }

    private static final class Heard implements ExperimentRunner.Listener {
        final List<String> words = new ArrayList<>();

        @Override
        public void begins(Experiment experiment, Protocol protocol) {
            words.add("begins " + experiment.id());
        }

        @Override
        public void progress(PoolProgress progress) {}

        @Override
        public void answered(ExperimentResult answer) {
            words.add("answered " + answer.experiment().id());
        }
    }

    private ProbedDiagnosis probe(Heard heard, boolean stopped, Experiment... experiments) {
        Recording recording = new Recording.Builder().recipe(RECIPE).build();
        return new ExperimentRunner(engine, RunFolder.in(folder, "run"), folder, 2)
                .probe(recording, OBSERVED, List.of(experiments), heard, () -> stopped);
    }

    @Test
    void whatAnExperimentShowsRaisesItsCauseAndIsSeenByTheNext() {
        engine.accuracy = recipe -> recipe.seed() == 2 ? 0.9 : 0.1;
        Heard heard = new Heard();
        ProbedDiagnosis probing =
                probe(heard, false, new TwoSteps("first", "dying-relu"), new TwoSteps("second", "dying-relu"));
        Finding found = probing.diagnosis().present().get(0);
        assertThat(found.id()).isEqualTo("dying-relu");
        assertThat(found.level()).isEqualTo(EvidenceLevel.PROBED);
        assertThat(((Opinion.Present) found.opinion()).layers()).containsExactly("relu1");
        assertThat(heard.words)
                .as("the second has nothing left to learn")
                .containsExactly("begins first", "answered first");
        assertThat(probing.complete()).isTrue();
    }

    @Test
    void aOutcomeAgainstGivesTheReasonWhyACauseIsRejected() {
        ProbedDiagnosis probing = probe(new Heard(), false, new TwoSteps("first", "dying-relu"));
        Finding found = probing.diagnosis().findings().stream()
                .filter(finding -> finding.id().equals("dying-relu"))
                .findFirst()
                .orElseThrow();
        assertThat(found.opinion()).isInstanceOf(Opinion.Absent.class);
        assertThat(((Opinion.Absent) found.opinion()).reason()).isEqualTo("Measured 0.5.");
        assertThat(found.level()).isEqualTo(EvidenceLevel.PROBED);
    }

    @Test
    void trainingsAreSharedKeptAndNotDoneAgain() {
        ProbedDiagnosis first =
                probe(new Heard(), false, new TwoSteps("first", "dying-relu"), new TwoSteps("second", "plateau"));
        assertThat(engine.begun).containsExactly("1 from 0", "2 from 0");
        assertThat(probe(new Heard(), true, new TwoSteps("first", "dying-relu"), new TwoSteps("second", "plateau")))
                .as("reading needs no training, so it may be asked to stop at once")
                .isEqualTo(first);
        assertThat(engine.begun).hasSize(2);
    }

    @Test
    void whatGoesOnFromTheRunIsLeftOutWhereTheRunHasNoCheckpoint() {
        Heard heard = new Heard();
        assertThat(probe(heard, false, new TwoSteps("on", "dying-relu", true)).answers())
                .isEmpty();
        assertThat(heard.words).isEmpty();

        new RunPool(engine, folder, ProbePreset.STANDARD, 1)
                .train(List.of(new Job("run", RECIPE)), progress -> {}, () -> false);
        engine.begun.clear();
        engine.accuracy = recipe -> 0.9;
        probe(heard, false, new TwoSteps("on", "dying-relu", true));
        assertThat(engine.begun).containsExactly("1 from 3", "2 from 3");
    }

    @Test
    void whatWasStoppedIsNotCompleteAndSaysNothing() {
        ProbedDiagnosis probing = probe(new Heard(), true, new TwoSteps("first", "dying-relu"));
        assertThat(probing.complete()).isFalse();
        assertThat(probing.answers()).isEmpty();
        assertThat(probing.diagnosis()).isEqualTo(OBSERVED);
    }
}
