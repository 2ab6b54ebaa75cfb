package dev.kasus.app.command;

import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.LoadDisplay;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import java.util.concurrent.CancellationException;

/** Reads a folder's pictures before a run of them begins, and says on which kind of split its figure will stand. The engine finds them read. */
public final class DataPreparation {
    private DataPreparation() {}

    /** Refuses what cannot be trained on before there is a run folder. */
    public static void of(Data data, Terminal terminal) {
        if (!(data.source() instanceof Source.Folder)) {
            return;
        }
        Dataset dataset;
        try (Interruption interruption = new Interruption();
                LoadDisplay display = new LoadDisplay(terminal)) {
            display.begin("reading pictures and looking for near-duplicates");
            dataset = Datasets.load(data, (done, total) -> {
                if (interruption.isRequested()) {
                    throw new CancellationException();
                }
                display.loaded(done, total);
            });
        }
        tell(dataset, Dataset.VALIDATION_NOTE, "Validation: ", terminal);
        tell(dataset, Dataset.UNVALIDATED_NOTE, "In training but not in validation: ", terminal);
    }

    private static void tell(Dataset dataset, String heading, String first, Terminal terminal) {
        String note = dataset.notes().get(heading);
        if (note != null) {
            terminal.err().println(first + note + ".");
        }
    }
}
