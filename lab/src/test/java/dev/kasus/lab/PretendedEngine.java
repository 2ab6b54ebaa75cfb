package dev.kasus.lab;

import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Does as if it trained. */
final class PretendedEngine implements Engine {
    private static final int EPOCHS = 3;

    final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    volatile IntConsumer afterEpoch = epoch -> {};
    volatile long failingSeed = -1;
    volatile ToDoubleFunction<Recipe> accuracy = recipe -> 0.5;

    @Override
    public State train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer) {
        int first = from == null ? 0 : from.epoch();
        boolean with = from != null && from.isFirstWeights();
        begun.add(recipe.seed() + " from " + first + (with ? " with " + from.weightsOf() : ""));
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
                observer.scalar(Signals.VALIDATION_ACCURACY.tag(), epoch, accuracy.applyAsDouble(recipe));
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
                List.of(),
                "",
                Map.of());
    }
}
