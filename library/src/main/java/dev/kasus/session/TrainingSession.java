package dev.kasus.session;

import dev.kasus.engine.Engine;
import dev.kasus.engine.Progress;
import dev.kasus.engine.TrainingListener;
import dev.kasus.records.run.RunWriter;
import dev.kasus.run.State;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One training in one run folder. */
public final class TrainingSession {
    private TrainingSession() {}

    /** Trains to the end, until it diverges or until the writer is asked to stop; the writer is closed afterwards. */
    public static State train(Engine engine, RunWriter writer) {
        try (writer) {
            @Nullable State state = engine.train(writer.recipe(), writer.probes(), writer.from(), writer);
            if (state == null || state == State.RUNNING || !writer.folder().hasBegun()) {
                throw new IllegalStateException("the engine "
                        + engine.getClass().getName() + " came back with " + state + " and has not trained to an end");
            }
            writer.finish(state);
            return state;
        }
    }

    /** A listener that ends a training which is asked to stop while its data are loaded: nothing is recorded yet, so there is nothing to keep. */
    public static TrainingListener stoppable(TrainingListener listener, BooleanSupplier stop) {
        return new TrainingListener() {
            @Override
            public void loading(int done, int total) {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("stopped while its data were loaded");
                }
                listener.loading(done, total);
            }

            @Override
            public void progress(Progress progress) {
                listener.progress(progress);
            }
        };
    }
}
