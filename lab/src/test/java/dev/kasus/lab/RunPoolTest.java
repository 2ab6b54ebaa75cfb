package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.BadInput;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPoolTest {
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    private final Pretended engine = new Pretended();
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

    /** Does as if it trained. */
    private static final class Pretended implements Engine {
        private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile java.util.function.IntConsumer afterEpoch = epoch -> {};
        private volatile long failingSeed = -1;

        @Override
        public State train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer) {
            int first = from == null ? 0 : from.epoch();
            begun.add(recipe.seed() + " from " + first);
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                observer.begins(provenance(), first);
                if (recipe.seed() == failingSeed) {
                    throw new BadInput("the disk is full", "");
                }
                for (int epoch = first + 1; epoch <= EPOCHS; epoch++) {
                    if (observer.stopRequested()) {
                        return State.INTERRUPTED;
                    }
                    observer.scalar(Signals.EPOCH.tag(), epoch, epoch);
                    observer.checkpoint(new Checkpoint(epoch, epoch, Map.of(), Map.of()), true);
                    observer.progress(new Progress(epoch, EPOCHS, epoch, EPOCHS, 0, 0, 0));
                    afterEpoch.accept(epoch);
                }
                return State.FINISHED;
            } finally {
                now.decrementAndGet();
            }
        }

        private static Provenance provenance() {
            return new Provenance(
                    "test",
                    "none",
                    "",
                    1,
                    "standard",
                    List.of("a", "b"),
                    List.of(1, 1),
                    List.of(1, 1),
                    List.of(),
                    List.of(),
                    "",
                    Map.of());
        }
    }
}
