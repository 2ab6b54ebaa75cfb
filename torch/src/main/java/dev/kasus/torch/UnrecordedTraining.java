package dev.kasus.torch;

import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.run.Provenance;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.util.function.BooleanSupplier;

/** Observes a training of which only its checkpoints matter. */
abstract class UnrecordedTraining implements RunObserver {
    private final BooleanSupplier stop;

    UnrecordedTraining(BooleanSupplier stop) {
        this.stop = stop;
    }

    @Override
    public void begins(Provenance provenance, long fromStep) {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public final boolean stopRequested() {
        return stop.getAsBoolean();
    }

    @Override
    public final void scalar(String tag, long step, double value) {}

    @Override
    public final void matrix(String tag, Matrix matrix) {}

    @Override
    public final void image(String tag, Image image) {}
}
