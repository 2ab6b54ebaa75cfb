package dev.kasus.app.terminal;

import dev.kasus.engine.Progress;
import dev.kasus.message.SafeText;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** A line an epoch, and every few seconds within a long one, for pipes and log files. */
final class PlainDisplay implements Display {
    private static final double SECONDS_BETWEEN_EPOCHS = 1;
    private static final double SECONDS_WITHIN_EPOCHS = 15;

    private final PrintStream err;
    private final LongSupplier nanoTime;

    PlainDisplay(PrintStream err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
    }

    @Override
    public Track track(String name) {
        return new Lines(name);
    }

    @Override
    public void close() {}

    private final class Lines implements Track {
        private final String name;
        private final TrainingSpeed speed = new TrainingSpeed(nanoTime);
        private int epoch;
        private long printed = nanoTime.getAsLong();

        Lines(String name) {
            this.name = SafeText.line(name);
        }

        @Override
        public void loading(int done, int total) {
            if (done == total) {
                err.println(name + ": " + total + " images loaded");
            }
        }

        @Override
        public void progress(Progress progress) {
            boolean epochDone = progress.epoch() > epoch;
            String line = speed.line(progress, progress.epoch() + (epochDone ? 0 : 1));
            double since = (nanoTime.getAsLong() - printed) / 1e9;
            boolean last = epochDone && progress.epoch() == progress.epochs();
            if (last || since >= (epochDone ? SECONDS_BETWEEN_EPOCHS : SECONDS_WITHIN_EPOCHS)) {
                err.println(name + ": " + line);
                printed = nanoTime.getAsLong();
            }
            epoch = progress.epoch();
        }
    }
}
