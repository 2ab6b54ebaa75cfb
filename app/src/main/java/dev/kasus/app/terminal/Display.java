package dev.kasus.app.terminal;

import dev.kasus.engine.TrainingListener;
import java.util.List;

/** Shows on the terminal how far one or several trainings are. */
public interface Display extends AutoCloseable {

    /** How far one training is; told from its threads. */
    interface Track extends TrainingListener {}

    /** The track of a training. */
    Track track(String name);

    @Override
    void close();

    /** Moving bars on a terminal, lines elsewhere. */
    static Display on(Terminal terminal, List<String> names, Interruption interruption) {
        return terminal.live()
                ? new LiveDisplay(terminal.err(), names, interruption)
                : new PlainDisplay(terminal.err(), System::nanoTime);
    }
}
