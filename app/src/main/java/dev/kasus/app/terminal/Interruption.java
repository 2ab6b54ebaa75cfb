package dev.kasus.app.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Whether the person has pressed Ctrl-C. The first one asks for a stop at the next step, the second ends the process at once. So
 * does the signal with which other programs ask to end.
 */
public final class Interruption implements AutoCloseable {
    private static final String[] SIGNALS = {"INT", "TERM"};

    private final AtomicBoolean requested = new AtomicBoolean();
    private final Object[] previous = new Object[SIGNALS.length];

    /** Listens from now on until it is closed. */
    public Interruption() {
        for (int i = 0; i < SIGNALS.length; i++) {
            previous[i] = Signals.register(SIGNALS[i], this::request);
        }
    }

    private void request() {
        if (requested.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    /** Whether to stop. */
    public boolean isRequested() {
        return requested.get();
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.length; i++) {
            Signals.unregister(SIGNALS[i], previous[i]);
        }
    }
}
