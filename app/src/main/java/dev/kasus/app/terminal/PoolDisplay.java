package dev.kasus.app.terminal;

import dev.kasus.lab.PoolProgress;
import dev.kasus.message.DurationText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How far many trainings are: a line that is rewritten on a terminal; elsewhere one for each that ends, and one now and then. */
public final class PoolDisplay implements Consumer<PoolProgress> {
    private static final double SECONDS_LIVE = 0.2;
    private static final double SECONDS_PLAIN = 15;
    private static final int BAR = 24;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean live;
    private final LongSupplier nanoTime;
    private long printed;
    private final String until;
    private int finished;

    /** @param until what the time left is left until, such as {@code " until the next interim analysis"}; empty if nothing follows */
    public PoolDisplay(PrintStream err, boolean live, LongSupplier nanoTime, String until) {
        this.until = until;
        this.err = live ? SafeTextStream.beneath(err) : err;
        this.live = live;
        this.nanoTime = nanoTime;
        this.printed = nanoTime.getAsLong();
    }

    @Override
    public synchronized void accept(PoolProgress progress) {
        long now = nanoTime.getAsLong();
        boolean another = progress.finished() > finished;
        if (another || (now - printed) / 1e9 >= (live ? SECONDS_LIVE : SECONDS_PLAIN)) {
            printed = now;
            finished = progress.finished();
            String line = line(progress);
            if (live) {
                int full = (int) Math.round(progress.share() * BAR);
                err.print(ERASE + "━".repeat(full) + "╌".repeat(BAR - full) + "  " + line);
                err.flush();
            } else {
                err.println(line);
            }
        }
    }

    /** Makes room for other text; the next interim analysis counts its trainings anew. */
    public synchronized void pause() {
        finished = 0;
        if (live) {
            err.print(ERASE);
            err.flush();
        }
    }

    private String line(PoolProgress progress) {
        String left = Double.isNaN(progress.secondsLeft()) || progress.finished() == progress.jobs()
                ? ""
                : "  " + DurationText.of(progress.secondsLeft()) + " left" + until;
        return String.format(
                Locale.ROOT,
                "trainings %d/%d  %.0f %%%s",
                progress.finished(),
                progress.jobs(),
                100 * progress.share(),
                left);
    }
}
