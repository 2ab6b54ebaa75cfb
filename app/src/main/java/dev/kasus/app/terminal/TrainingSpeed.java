package dev.kasus.app.terminal;

import dev.kasus.engine.Progress;
import dev.kasus.lab.RecentSpeed;
import dev.kasus.message.DurationText;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast a training goes and what it says of itself on one line. Used from one thread. */
public final class TrainingSpeed {
    private final RecentSpeed recent;

    TrainingSpeed(LongSupplier nanoTime) {
        this.recent = new RecentSpeed(nanoTime);
    }

    /**
     * Epoch, time left, loss and accuracies of the last epoch; what is not known yet is left out.
     *
     * @param epoch the one to name, from 1
     */
    String line(Progress progress, int epoch) {
        recent.sees(progress.step());
        StringBuilder line = new StringBuilder();
        line.append("epoch ").append(epoch).append('/').append(progress.epochs());
        double seconds = recent.secondsFor(progress.steps() - progress.step());
        if (progress.step() < progress.steps() && !Double.isNaN(seconds)) {
            line.append("  ").append(DurationText.of(seconds)).append(" left");
        }
        if (!Double.isNaN(progress.trainLoss())) {
            line.append(String.format(
                    Locale.ROOT,
                    "  loss %.3f  train %.1f %%  val %.1f %%",
                    progress.trainLoss(),
                    100 * progress.trainAccuracy(),
                    100 * progress.validationAccuracy()));
        }
        return line.toString();
    }
}
