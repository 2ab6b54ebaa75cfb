package dev.kasus.bench.speed;

import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.util.function.LongConsumer;

/** Remembers when a training began, says at which step it is, and records nothing. */
final class Clock implements RunObserver {
    private final LongConsumer steps;
    private ElapsedTime began = ElapsedTime.now();

    Clock() {
        this(step -> {});
    }

    Clock(LongConsumer steps) {
        this.steps = steps;
    }

    /** What the training has taken since it began. */
    ElapsedTime elapsed() {
        return ElapsedTime.now().since(began);
    }

    @Override
    public void begins(Provenance provenance, long fromStep) {
        began = ElapsedTime.now();
    }

    @Override
    public void progress(Progress progress) {
        steps.accept(progress.step());
    }

    @Override
    public void checkpoint(Checkpoint checkpoint, boolean best) {}

    @Override
    public boolean stopRequested() {
        return false;
    }

    @Override
    public void scalar(String tag, long step, double value) {}

    @Override
    public void matrix(String tag, Matrix matrix) {}

    @Override
    public void image(String tag, Image image) {}
}
