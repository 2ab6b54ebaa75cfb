package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPoolTest {

    @TempDir
    private Path folder;

    private final PretendedEngine engine = new PretendedEngine();
    private final List<PoolProgress> told = new ArrayList<>();

    @Test
    void everyJobIsTrainedIntoItsOwnFolder() {
        Map<String, RunFolder> runs = pool(2).train(jobs(5), told::add, () -> false);

        assertThat(runs.keySet()).containsExactly("job-0", "job-1", "job-2", "job-3", "job-4");
        assertThat(runs.values()).allMatch(run -> run.card().state() == State.FINISHED);
        assertThat(runs.get("job-3").card().recipe().seed()).isEqualTo(3);
        assertThat(told.get(told.size() - 1).finished()).isEqualTo(5);
    }

    @Test
    void whatIsFinishedIsNotTrainedAgain() {
        pool(2).train(jobs(3), told::add, () -> false);
        pool(2).train(jobs(4), told::add, () -> false);

        assertThat(engine.begun).hasSize(4);
    }

    @Test
    void whatWasStoppedGoesOnFromItsLastEpoch() {
        AtomicBoolean stop = new AtomicBoolean();
        engine.afterEpoch = epoch -> stop.set(epoch == 2);
        Map<String, RunFolder> runs = pool(1).train(jobs(2), told::add, stop::get);
        assertThat(runs.get("job-0").card().state()).isEqualTo(State.INTERRUPTED);
        assertThat(runs.get("job-1").hasBegun()).isFalse();

        engine.afterEpoch = epoch -> {};
        pool(1).train(jobs(2), told::add, () -> false);

        assertThat(runs.values()).allMatch(run -> run.card().state() == State.FINISHED);
        assertThat(engine.begun).containsExactly("0 from 0", "0 from 2", "1 from 0");
    }

    @Test
    void aJobMayGoOnFromWhereARunEnded() {
        RunFolder run = pool(1).train(jobs(1), told::add, () -> false).get("job-0");
        Job on = new Job("on", Presets.read("plain").withSeed(7), run);
        Map<String, RunFolder> runs = pool(1).train(List.of(on), told::add, () -> false);

        assertThat(runs.get("on").isDone()).isTrue();
        assertThat(engine.begun).containsExactly("0 from 0", "7 from 3");
    }

    @Test
    void aJobMayBeginWithTheWeightsOfARun() {
        RunFolder run = pool(1).train(jobs(1), told::add, () -> false).get("job-0");
        Job plain = new Job("on", Presets.read("plain").withSeed(7));
        Job with = plain.startingFrom(run);
        AtomicBoolean stop = new AtomicBoolean();
        engine.afterEpoch = epoch -> stop.set(epoch == 2);
        RunFolder on = pool(1).train(List.of(with), told::add, stop::get).get("on");
        assertThat(on.card().state()).isEqualTo(State.INTERRUPTED);
        engine.afterEpoch = epoch -> {};
        pool(1).train(List.of(with), told::add, () -> false);
        pool(1).train(List.of(with), told::add, () -> false);

        assertThat(engine.begun).containsExactly("0 from 0", "7 from 0 with job-0, epoch 3", "7 from 2");
        assertThat(on.isDone()).isTrue();
        assertThat(on.card().weightsOf()).isEqualTo("job-0");
        assertThatThrownBy(() -> pool(1).train(List.of(plain), told::add, () -> false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("began with other weights");
    }

    @Test
    void asManyAreTrainedAtOnceAsThereAreThreads() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(3);
        engine.afterEpoch = epoch -> {
            together.countDown();
            try {
                together.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        pool(3).train(jobs(3), progress -> {}, () -> false);

        assertThat(together.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.most).hasValue(3);
    }

    @Test
    void oneFailureStopsTheOthersAndIsThrown() {
        engine.failingSeed = 1;

        assertThatThrownBy(() -> pool(2).train(jobs(6), progress -> {}, () -> false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("disk");
        assertThat(engine.begun.size()).isLessThan(6);
    }

    @Test
    void aRunUnderNamesOfLayersThatDecideNothingIsTheSame() {
        Recipe now =
                Presets.read("plain").with(new Edit.Replace(new Selector.Kind("relu"), new Layer.LeakyRelu("", 0.1)));
        Recipe once = now.with(new Edit.Set("model.layers.leaky-relu2.name", Tree.scalar("relu2")));
        pool(1).train(List.of(new Job("leaky", once)), progress -> {}, () -> false);
        Map<String, RunFolder> runs = pool(1).train(List.of(new Job("leaky", now)), progress -> {}, () -> false);
        assertThat(engine.begun).hasSize(1);
        assertThat(runs.get("leaky").card().recipe()).isEqualTo(once).isNotEqualTo(now);
    }

    @Test
    void aJobMayBeWatchedOtherwiseThanItsPool() {
        Job full = jobs(1).get(0).withProbes(ProbePreset.FULL);
        Map<String, RunFolder> runs = pool(1).train(List.of(full, jobs(2).get(1)), told::add, () -> false);
        assertThat(runs.get("job-0").card().probes()).isEqualTo(ProbePreset.FULL);
        assertThat(runs.get("job-1").card().probes()).isNotEqualTo(ProbePreset.FULL);
        pool(1).train(List.of(full), told::add, () -> false);
        pool(1).train(jobs(1), told::add, () -> false);
        assertThat(engine.begun).as("neither is trained again").hasSize(2);
        assertThatThrownBy(() -> pool(1).train(List.of(full.withProbes(ProbePreset.STANDARD)), told::add, () -> false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("full");
    }

    @Test
    void aFolderOfAnotherRecipeIsRefused() {
        pool(1).train(jobs(1), progress -> {}, () -> false);
        Job other = new Job("job-0", Presets.read("lenet"));

        assertThatThrownBy(() -> pool(1).train(List.of(other), progress -> {}, () -> false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("another recipe");
    }

    private RunPool pool(int threads) {
        return new RunPool(engine, folder, ProbePreset.STANDARD, threads);
    }

    private static List<Job> jobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Job("job-" + i, Presets.read("plain").withSeed(i)))
                .toList();
    }
}
