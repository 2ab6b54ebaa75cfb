package dev.kasus.app.terminal;

import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.DurationText;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far one thing after another is, with the time left. */
public final class LoadDisplay implements LoadProgress, AutoCloseable {
    private static final double SECONDS_LIVE = 0.2;
    private static final double SECONDS_PLAIN = 5;
    private static final String ERASE = "\r\033[2K";

    private final Terminal terminal;
    private final PrintStream bars;
    private String what = "looking at pictures";
    private long began = System.nanoTime();
    private long printed = began;

    public LoadDisplay(Terminal terminal) {
        this.terminal = terminal;
        this.bars = SafeTextStream.beneath(terminal.err());
    }

    @Override
    public synchronized void begin(String next) {
        close();
        what = next;
        began = System.nanoTime();
        printed = began;
    }

    @Override
    public synchronized void loaded(int done, int total) {
        long now = System.nanoTime();
        if ((now - printed) / 1e9 < (terminal.live() ? SECONDS_LIVE : SECONDS_PLAIN)) {
            return;
        }
        printed = now;
        double left = (now - began) / 1e9 * (total - done) / done;
        String line = String.format(
                Locale.ROOT,
                "%s  %d/%d  %d %%  %s left",
                what,
                done,
                total,
                100L * done / total,
                DurationText.of(left));
        if (terminal.live()) {
            bars.print(ERASE + line);
            bars.flush();
        } else {
            terminal.err().println(line);
        }
    }

    @Override
    public void close() {
        if (terminal.live()) {
            bars.print(ERASE);
            bars.flush();
        }
    }
}
