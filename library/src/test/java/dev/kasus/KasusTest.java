package dev.kasus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.engine.Engine;
import dev.kasus.engine.Progress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import dev.kasus.torch.TorchEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as a program of another's uses it: real trainings of a second. */
class KasusTest {
    @TempDir
    private Path runs;

    private static Recipe recipe() {
        return Kasus.preset("lenet")
                .with(Kasus.set("data.source.reef.species", "[clownfish, blue-tang]"))
                .with(Kasus.set("data.source.reef.all", "{count: 16}"))
                .with(Kasus.set("data.size", "24"))
                .with(Kasus.set("training.batch-size", "8"))
                .with(Kasus.set("training.epochs", "3"));
    }

    @Test
    void aTrainingIsRecordedDiagnosedAndReadAgain() {
        AtomicReference<Progress> last = new AtomicReference<>();
        Run run = Kasus.train(recipe())
                .into(runs)
                .named("small")
                .listener(last::set)
                .start();
        assertThat(run.state()).isEqualTo("finished");
        assertThat(last.get().epoch()).isEqualTo(3);
        assertThat(run.diagnosis().findings()).isNotEmpty();
        assertThat(run.recording().series(Signals.VALIDATION_ACCURACY).size()).isEqualTo(3);
        assertThat(run.csv())
                .startsWith("step,epoch,train/loss,train/accuracy,validation/loss,validation/accuracy,train/step-loss,")
                .hasLineCount(1
                        + (int) run.recording().tags().stream()
                                .flatMap(tag -> Arrays.stream(
                                                run.recording().series(tag).steps())
                                        .boxed())
                                .distinct()
                                .count());
        run.save();
        assertThat(run.folder().resolve("diagnosis.json")).hasContent(run.json().strip());
        Run again = Kasus.read(run.folder());
        assertThat(again.verdict()).isEqualTo(run.verdict());
        assertThat(again.name()).endsWith("small");
        assertThat(again.text()).contains("kasus diagnose");
        again.writePage(runs.resolve("page.html"));
        assertThat(runs.resolve("page.html")).isRegularFile();
    }

    @Test
    void whatIsStoppedAtItsFirstStepIsThereAndCanBeResumed() {
        assertThatThrownBy(() ->
                        Kasus.train(recipe()).into(runs).stopWhen(() -> true).start())
                .isInstanceOf(CancellationException.class);
        assertThat(runs).isEmptyDirectory();

        // From here on the data are in memory, so that a stop does not come while they are loaded.
        Kasus.train(recipe()).into(runs).start();
        AtomicBoolean stop = new AtomicBoolean();
        Engine stopped = (recipe, probes, from, observer) -> {
            stop.set(true);
            return new TorchEngine().train(recipe, probes, from, observer);
        };
        Run run =
                Kasus.train(recipe()).into(runs).on(stopped).stopWhen(stop::get).start();
        assertThat(run.state()).isEqualTo("interrupted");
        assertThat(run.recording().series(Signals.TRAIN_LOSS).isEmpty()).isTrue();
        assertThat(run.diagnosis().present()).isEmpty();
        assertThat(Kasus.resume(run.folder()).start().state()).isEqualTo("finished");
    }

    @Test
    void anInterruptStopsATrainingAndIsPassedOn() {
        AtomicBoolean once = new AtomicBoolean(true);
        Run run = Kasus.train(recipe())
                .into(runs)
                .listener(progress -> {
                    if (progress.epoch() == 1 && once.getAndSet(false)) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.state()).isEqualTo("interrupted");
        assertThat(run.recording().series(Signals.TRAIN_LOSS).size()).isEqualTo(1);
    }

    @Test
    void aThreadOfAnotherClassLoaderFindsTheEngine() throws InterruptedException {
        AtomicReference<String> state = new AtomicReference<>("");
        Thread thread = new Thread(
                () -> state.set(Kasus.train(recipe()).into(runs).start().state()));
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
        thread.join();
        assertThat(state).hasValue("finished");
    }

    @Test
    void anEngineThatDoesNotTrainIsNamed() {
        Engine idle = (recipe, probes, from, observer) -> State.FINISHED;
        assertThatThrownBy(() -> Kasus.train(recipe()).into(runs).on(idle).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(idle.getClass().getName());
    }

    @Test
    void aRateThatIsTooLowIsFoundProbedAndCured() {
        Recipe slow =
                recipe().with(Kasus.set("training.epochs", "8")).with(Kasus.set("training.learning-rate", "1e-7"));
        Run run = Kasus.train(slow).into(runs).start();
        assertThat(run.diagnosis().present())
                .extracting(finding -> finding.id())
                .contains("learning-rate-too-low");
        assertThatThrownBy(() -> run.orFail(false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is sick: ")
                .hasMessageContaining("kasus diagnose ");
        Run probed = run.probe().threads(2).start();
        assertThat(probed.diagnosis().present()).anyMatch(finding -> finding.level() == EvidenceLevel.PROBED);
        TrialResult trial = probed.treat().arms(1).seeds(2).threads(2).start();
        assertThat(trial.complete()).isTrue();
        assertThat(trial.arms())
                .extracting(TrialResult.Arm::id)
                .contains("placebo")
                .hasSize(2);
        trial.edit().ifPresent(edit -> assertThat(Files.isRegularFile(edit)).isTrue());
    }

    @Test
    void whatCannotBeUsedIsSaidInTwoSentences() {
        assertThatThrownBy(() -> Kasus.read(runs.resolve("nothing")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> Kasus.onFolder(runs.resolve("nothing")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> Kasus.train(null)).hasMessage("recipe");
        assertThatThrownBy(() -> Kasus.train(recipe()).listener(null)).hasMessage("listener");
    }
}
