package dev.kasus.app.terminal;

import dev.kasus.engine.Progress;
import dev.kasus.message.SafeText;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** A moving bar for each training, one below the other. */
final class LiveDisplay implements Display {
    private static final int REFRESH_MILLIS = 200;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 24;

    private final Map<String, Bar> bars = new LinkedHashMap<>();

    LiveDisplay(PrintStream err, List<String> names, Interruption interruption) {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        names.forEach(name ->
                bars.put(name, new Bar(SafeText.line(name) + " ".repeat(width - name.length()), err, interruption)));
    }

    @Override
    public Track track(String name) {
        Bar bar = bars.get(name);
        if (bar == null) {
            throw new IllegalArgumentException("no track " + name);
        }
        return bar;
    }

    @Override
    public void close() {
        bars.values().forEach(Bar::close);
    }

    private static final class Bar implements Track {
        private final String name;
        private final Interruption interruption;
        private final TrainingSpeed speed = new TrainingSpeed(System::nanoTime);
        private final ProgressBar bar;
        private volatile double share;
        private volatile String text = "waiting";

        Bar(String name, PrintStream err, Interruption interruption) {
            this.name = name;
            this.interruption = interruption;
            this.bar = new ProgressBarBuilder()
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new InteractiveConsoleProgressBarConsumer(SafeTextStream.beneath(err)))
                    .setRenderer(this::render)
                    .continuousUpdate()
                    .build();
        }

        private String render(ProgressState state, int width) {
            String said = interruption.isRequested() ? "stopping at the next step; Ctrl-C again kills" : text;
            int length = Math.max(SHORTEST, Math.min(LONGEST, width - name.length() - said.length() - 4));
            int full = (int) Math.round(share * length);
            String line = name + "  " + "━".repeat(full) + "╌".repeat(length - full) + "  " + said;
            // A shorter line than the last one covers it only with spaces.
            return (line + " ".repeat(Math.max(0, width - line.length()))).substring(0, Math.max(0, width));
        }

        @Override
        public void loading(int done, int total) {
            share = (double) done / total;
            text = "loading images " + done + "/" + total;
        }

        @Override
        public void progress(Progress progress) {
            share = (double) progress.step() / progress.steps();
            text = speed.line(progress, Math.min(progress.epoch() + 1, progress.epochs()));
        }

        void close() {
            bar.close();
        }
    }
}
