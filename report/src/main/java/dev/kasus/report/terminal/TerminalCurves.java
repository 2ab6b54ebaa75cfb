package dev.kasus.report.terminal;

import dev.kasus.report.Best;
import dev.kasus.report.NumberText;
import dev.kasus.report.svg.Cells;
import dev.kasus.report.svg.Span;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The curves of a run as sparklines, one line each: first value, curve, last value, best value. Curves of one kind share a range. */
final class TerminalCurves {
    private static final int CELLS = 24;
    /** All columns but the curve and the best. */
    private static final int FIXED = 2 + 20 + 8 + 2 + 2 + 8;
    /** What the best value takes, where there is room for it. */
    private static final int BEST = 15;

    private static final int LABEL = 9;
    private static final int HEAD = 20;

    private final Recording recording;
    private final ColourMode colours;
    private final int cells;
    private final boolean withBest;
    private final long lastStep;
    private final List<String> lines = new ArrayList<>();

    private TerminalCurves(Recording recording, ColourMode colours, int width) {
        this.recording = recording;
        this.colours = colours;
        this.withBest = width >= FIXED + CELLS / 2 + BEST;
        this.cells = Math.min(CELLS, width - FIXED - (withBest ? BEST : 0));
        lastStep = Stream.of(
                        Signals.TRAIN_LOSS,
                        Signals.TRAIN_ACCURACY,
                        Signals.VALIDATION_LOSS,
                        Signals.VALIDATION_ACCURACY,
                        Signals.STEP_LOSS,
                        Signals.LEARNING_RATE)
                .mapToLong(signal -> recording.series(signal).lastStep())
                .max()
                .orElse(0);
    }

    /** The curves with a line above them that names the columns; empty if there is none. */
    static List<String> of(Recording recording, ColourMode colours, int width) {
        TerminalCurves curves = new TerminalCurves(recording, colours, width);
        curves.group("accuracy", Better.HIGHER, Signals.TRAIN_ACCURACY, Signals.VALIDATION_ACCURACY);
        boolean epochs = !recording.series(Signals.TRAIN_LOSS).isEmpty();
        curves.group("loss", Better.LOWER, epochs ? Signals.TRAIN_LOSS : Signals.STEP_LOSS, Signals.VALIDATION_LOSS);
        curves.group("learning rate", Better.NEITHER, Signals.LEARNING_RATE);
        if (!curves.lines.isEmpty()) {
            curves.lines.add(0, curves.heading());
        }
        return curves.lines;
    }

    private enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    private void group(String label, Better better, Signal... signals) {
        List<Signal> there = Stream.of(signals)
                .filter(signal -> !recording.series(signal).isEmpty())
                .toList();
        double highest = there.stream()
                .mapToDouble(signal -> recording.series(signal).max())
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        // From zero, so that noise does not look like a trend.
        Span span = new Span(0, better == Better.HIGHER ? 1 : Math.max(highest, Double.MIN_NORMAL), false);
        for (int i = 0; i < there.size(); i++) {
            Signal signal = there.get(i);
            Series series = recording.series(signal);
            String name = better == Better.NEITHER
                    ? ""
                    : signal.equals(Signals.STEP_LOSS)
                            ? "of batches"
                            : signal.tag().substring(0, signal.tag().indexOf('/'));
            String head = name.isEmpty() ? label : TextWidth.left(i == 0 ? label : "", LABEL) + name;
            String text = "  " + TextWidth.left(head, HEAD)
                    + TextWidth.right(NumberText.of(signal.tag(), series.value(0)), 8) + "  "
                    + (name.equals("validation") ? TerminalColour.CYAN : TerminalColour.BLUE)
                            .on(Sparkline.of(Cells.of(series, cells, lastStep, false), span), colours)
                    + "  " + TerminalColour.BOLD.on(NumberText.of(signal.tag(), series.last()), colours);
            String best = best(signal, better);
            lines.add(
                    best.isEmpty()
                            ? text
                            : text + " ".repeat(gap(signal, series)) + TerminalColour.DIM.on(best, colours));
        }
    }

    /** From the newest value to the column of the best. */
    private static int gap(Signal signal, Series series) {
        return Math.max(1, 8 - TextWidth.of(NumberText.of(signal.tag(), series.last())));
    }

    private String best(Signal signal, Better better) {
        if (better == Better.NEITHER || !withBest) {
            return "";
        }
        Best best = Best.of(recording, signal.tag(), better == Better.HIGHER);
        if (best.epoch() == 0) {
            return "";
        }
        return NumberText.of(signal.tag(), best.value()) + " in " + best.epoch();
    }

    /** The line above the columns. */
    private String heading() {
        return TerminalColour.BOLD.on(TextWidth.left("Curves", HEAD + 2), colours)
                + TerminalColour.DIM.on(
                        TextWidth.right("first", 8)
                                + TextWidth.left("", cells + 4)
                                + TextWidth.left("last", 8)
                                + (withBest ? "best in epoch" : ""),
                        colours);
    }
}
