package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import dev.kasus.trial.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRunnerTest {
    private static final Arm FASTER = Arm.of("faster", new Edit.Set("training.learning-rate", Tree.scalar(0.1)));

    @TempDir
    private Path folder;

    private final PretendedEngine engine = new PretendedEngine();
    private final List<TrialOutcome> looks = new ArrayList<>();
    private final Trial trial = new Trial(
            Presets.read("plain"),
            List.of(FASTER, Arm.PLACEBO),
            LongStream.rangeClosed(1, 8).boxed().toList(),
            new TrialRule(0.05, 2, List.of(3, 8), 0.02, 0.001));

    @BeforeEach
    void aHigherRateHelps() {
        engine.accuracy = recipe -> (recipe.training().learningRate() > 0.05 ? 0.9 : 0.6) + noise(recipe);
    }

    private static double noise(Recipe recipe) {
        return 0.001 * Math.floorMod(recipe.seed() * 7, 5L);
    }

    @Test
    void aCureIsFoundAndThePlaceboIsNot() {
        TrialOutcome outcome = run(new AtomicInteger(Integer.MAX_VALUE));

        assertThat(outcome.judgements().get(FASTER).verdict()).isEqualTo(Verdict.HELPED);
        assertThat(outcome.judgements().get(FASTER).effect()).isCloseTo(0.3, within(1e-6));
        assertThat(outcome.judgements().get(Arm.PLACEBO).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.mean(Arm.CONTROL)).isBetween(0.6, 0.605);
        assertThat(engine.begun).as("all were settled at the first look").hasSize(9);
    }

    @Test
    void aTrialThatWasStoppedComesToTheSameInTheEnd() {
        TrialOutcome stopped = run(new AtomicInteger(5));
        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.hasBeenAnalysed()).isFalse();
        assertThat(looks).as("what was stopped before a look has none to tell").isEmpty();

        TrialOutcome resumed = run(new AtomicInteger(Integer.MAX_VALUE));

        assertThat(resumed.judgements())
                .isEqualTo(run(new AtomicInteger(Integer.MAX_VALUE)).judgements());
        assertThat(resumed.complete()).isTrue();
    }

    @Test
    void everyEvaluationSampleIsReported() {
        engine.accuracy = recipe ->
                0.5 + 0.1 * Math.sin(recipe.seed() + 100 * recipe.training().learningRate());
        TrialOutcome outcome = run(new AtomicInteger(Integer.MAX_VALUE));

        assertThat(looks).hasSize(2);
        assertThat(looks.get(1)).isEqualTo(outcome);
        assertThat(looks.get(0).values()).hasSize(9);
    }

    /** @param epochs after which the trial is asked to stop */
    private TrialOutcome run(AtomicInteger epochs) {
        engine.afterEpoch = epoch -> epochs.decrementAndGet();
        looks.clear();
        RunPool pool = new RunPool(engine, folder, ProbePreset.NONE, 2);
        return new TrialRunner(pool)
                .run(trial, Metric.VALIDATION_ACCURACY, progress -> {}, looks::add, () -> epochs.get() <= 0);
    }
}
