package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.records.run.RunCard;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.ShellWord;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;

/** What a person should know of a training besides its diagnosis. */
final class TrainingNotes {
    private TrainingNotes() {}

    static void tell(RunFolder folder, State state, Terminal terminal) {
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
                    .println("Interrupted; all that was recorded is kept. Continue with: " + CommandName.called()
                            + " train --resume " + ShellWord.of(folder.toString()));
        }
    }
}
