package dev.kasus.report;

import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * A key number of a run, such as its validation accuracy.
 *
 * @param label of the number
 * @param value the newest value
 * @param best the best value and its epoch, in words; may be empty
 */
public record KeyFigure(String label, String value, String best) {
    /** Accuracies and losses that were recorded. */
    public static List<KeyFigure> of(Recording recording) {
        List<KeyFigure> figures = new ArrayList<>();
        figure("validation accuracy", Signals.VALIDATION_ACCURACY, true, recording, figures);
        figure("training accuracy", Signals.TRAIN_ACCURACY, true, recording, figures);
        figure("validation loss", Signals.VALIDATION_LOSS, false, recording, figures);
        figure("training loss", Signals.TRAIN_LOSS, false, recording, figures);
        return figures;
    }

    private static void figure(
            String label, Signal signal, boolean higherIsBetter, Recording recording, List<KeyFigure> figures) {
        if (recording.series(signal).isEmpty()) {
            return;
        }
        Best best = Best.of(recording, signal.tag(), higherIsBetter);
        figures.add(new KeyFigure(
                label,
                NumberText.of(signal.tag(), recording.series(signal).last()),
                best.epoch() == 0
                        ? ""
                        : "best " + NumberText.of(signal.tag(), best.value()) + " in epoch " + best.epoch()));
    }
}
