package dev.kasus.app;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.Display;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.records.run.RunCard;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.report.ShellWord;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import dev.kasus.torch.TorchEngine;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One training in one run folder. */
public final class TrainingSession {
    private TrainingSession() {}

    /** Trains to the end, until it diverges or until the person interrupts; the writer is closed afterwards. */
    public static State train(RunWriter writer, Display.Track track, BooleanSupplier stop) {
        try (writer) {
            TorchEngine engine = new TorchEngine((done, total) -> {
                if (stop.getAsBoolean()) {
                    // Nothing is recorded yet: there is no state to keep.
                    throw new CancellationException();
                }
                track.loaded(done, total);
            });
            State state = engine.train(writer.recipe(), writer.probes(), writer.from(), writer);
            writer.finish(state);
            return state;
        }
    }

    /** Says what a person should know of a session besides its diagnosis. */
    public static void tell(RunFolder folder, State state, Terminal terminal) {
        RunCard card = folder.card();
        Provenance provenance = card.provenance();
        if (provenance != null) {
            provenance.notes().forEach((heading, note) -> terminal.err().println("Note: " + heading + ": " + note));
        }
        if (state == State.DIVERGED) {
            terminal.err()
                    .println("The loss is no longer a finite number, so the training ended there. "
                            + "That is a result, not an error: see the diagnosis.");
        } else if (state == State.INTERRUPTED) {
            terminal.err()
                    .println("Interrupted; all that was recorded is kept. Go on with: " + CommandName.called()
                            + " train --resume " + ShellWord.of(folder.toString()));
        }
    }
}
