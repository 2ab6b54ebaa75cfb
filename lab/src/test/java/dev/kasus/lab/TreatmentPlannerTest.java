package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.remedy.Treatment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreatmentPlannerTest {
    private static final Recipe RECIPE = Presets.read("plain");

    @TempDir
    private Path folder;

    private final PretendedEngine engine = new PretendedEngine();

    private Optional<List<Treatment>> prescribe(String cause, boolean stopped) {
        Evidence evidence = new Evidence("tag", 0, 0, 1, 1, "Seen.");
        Diagnosis diagnosis = new Diagnosis(List.of(new Finding(
                cause,
                cause,
                new Opinion.Present(0.9, List.of(), List.of(), 0, List.of(evidence)),
                EvidenceLevel.OBSERVED,
                1)));
        return new TreatmentPlanner(new RunPool(engine, folder, ProbePreset.NONE, 1))
                .sharing(folder.resolve("probe"))
                .prescribe(RECIPE, diagnosis, progress -> {}, () -> stopped);
    }

    @Test
    void aRateIsMeasuredOnceBeforeOneIsPrescribed() {
        assertThat(prescribe("learning-rate-too-low", false).orElseThrow()).isNotEmpty();
        assertThat(engine.begun).hasSize(1);
        prescribe("learning-rate-too-low", false);
        assertThat(engine.begun).as("what was measured is kept").hasSize(1);
    }

    @Test
    void aRangeTestThatAnExperimentHasDoneIsNotDoneAgain() {
        RunPool experiments = new RunPool(engine, folder.resolve("probe"), ProbePreset.STANDARD, 1);
        experiments.train(List.of(new Job(RangeTest.RAMP, RangeTest.ramp(RECIPE))), progress -> {}, () -> false);
        assertThat(engine.begun).hasSize(1);
        assertThat(prescribe("learning-rate-too-low", false).orElseThrow()).isNotEmpty();
        assertThat(engine.begun).as("it is read where it is").hasSize(1);
        assertThat(folder.resolve(RangeTest.RAMP)).doesNotExist();
    }

    @Test
    void oneOfAnotherRecipeOrOneThatIsNotFinishedIsNoHelp() {
        RunPool experiments = new RunPool(engine, folder.resolve("probe"), ProbePreset.STANDARD, 1);
        Job otherSeed = new Job(RangeTest.RAMP, RangeTest.ramp(RECIPE.withSeed(5)));
        experiments.train(List.of(otherSeed), progress -> {}, () -> false);
        prescribe("learning-rate-too-low", false);
        assertThat(engine.begun).as("its recipe is another").hasSize(2);
        assertThat(folder.resolve(RangeTest.RAMP)).isDirectory();
    }

    @Test
    void anUnfinishedOneIsNotShared() {
        AtomicBoolean stop = new AtomicBoolean();
        engine.afterEpoch = epoch -> stop.set(true);
        new RunPool(engine, folder.resolve("probe"), ProbePreset.STANDARD, 1)
                .train(List.of(new Job(RangeTest.RAMP, RangeTest.ramp(RECIPE))), progress -> {}, stop::get);
        prescribe("learning-rate-too-low", false);
        assertThat(engine.begun).hasSize(2).last().asString().endsWith("from 0");
    }

    @Test
    void nothingIsMeasuredForWhatNeedsNoRate() {
        assertThat(prescribe("missing-regularization", false).orElseThrow())
                .extracting(treatment -> treatment.remedy().id())
                .startsWith("augmentation");
        assertThat(engine.begun).isEmpty();
    }

    @Test
    void whereItWasStoppedNothingIsPrescribed() {
        assertThat(prescribe("learning-rate-too-low", true)).isEmpty();
    }
}
