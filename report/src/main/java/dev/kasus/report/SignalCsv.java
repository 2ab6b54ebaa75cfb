package dev.kasus.report;

import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The scalars of a recording as a CSV table (RFC 4180), with every value in full. */
public final class SignalCsv {
    /** How the wide table begins. */
    public static final List<String> WIDE = List.of("step", "epoch");

    /** The columns of the long table. */
    public static final List<String> LONG = List.of("tag", "step", "value");

    /** Of the wide table: a tenth of a gigabyte, nearly all of it commas. */
    private static final long MOST_CELLS = 100_000_000;

    /** What one looks at first. */
    private static final List<Signal> FIRST = List.of(
            Signals.TRAIN_LOSS,
            Signals.TRAIN_ACCURACY,
            Signals.VALIDATION_LOSS,
            Signals.VALIDATION_ACCURACY,
            Signals.STEP_LOSS);

    /** Up to here every whole number is a double of its own. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private SignalCsv() {}

    /**
     * Appends one row per step, and one column per tag, loss and accuracy first. A cell is empty where nothing was recorded.
     *
     * @throws BadInput if the table would be too large
     */
    public static void wide(Recording recording, Appendable out) throws IOException {
        List<String> tags = tags(recording);
        List<Series> columns = tags.stream().map(recording::series).toList();
        Set<Long> steps = new TreeSet<>();
        for (Series column : columns) {
            for (long step : column.steps()) {
                steps.add(step);
            }
            refuseTooLarge(steps.size(), tags.size());
        }
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(header(tags));
        int[] next = new int[columns.size()];
        boolean epochs = recording.epochs() > 0;
        for (long step : steps) {
            csv.print(step);
            csv.print(epochs ? epoch(recording, step) : "");
            for (int c = 0; c < next.length; c++) {
                Series column = columns.get(c);
                boolean here = next[c] < column.size() && column.step(next[c]) == step;
                csv.print(here ? number(column.value(next[c]++)) : "");
            }
            csv.println();
        }
    }

    /** Appends one row per value: tag, step, value; in the same order of tags. */
    public static void tall(Recording recording, Appendable out) throws IOException {
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(LONG);
        for (String tag : tags(recording)) {
            Series series = recording.series(tag);
            String name = name(tag);
            for (int i = 0; i < series.size(); i++) {
                csv.printRecord(name, series.step(i), number(series.value(i)));
            }
        }
    }

    private static void refuseTooLarge(long rows, long columns) {
        if (rows * columns > MOST_CELLS) {
            throw new BadInput(
                    "a table of " + columns + " signals at more than " + MOST_CELLS / columns + " steps is too large",
                    "Export it with --long, which has no empty cells.");
        }
    }

    /** Before the first step no epoch has begun. */
    private static int epoch(Recording recording, long step) {
        return step < 1 ? 0 : recording.epochOf(step);
    }

    /** All tags: loss and accuracy, then the signals of Kasus in reading order, then those of other tools by name. */
    private static List<String> tags(Recording recording) {
        Set<String> there = new LinkedHashSet<>(recording.tags());
        List<Signal> order = new ArrayList<>(FIRST);
        order.addAll(Signals.all());
        Set<String> sorted = new LinkedHashSet<>();
        for (Signal signal : order) {
            if (signal.isPerSubject()) {
                recording.subjects(signal).forEach(subject -> sorted.add(signal.of(subject)));
            } else if (there.contains(signal.tag())) {
                sorted.add(signal.tag());
            }
        }
        sorted.addAll(there);
        return List.copyOf(sorted);
    }

    private static List<String> header(List<String> tags) {
        List<String> header = new ArrayList<>(WIDE);
        Set<String> taken = new HashSet<>(WIDE);
        for (String tag : tags) {
            String name = name(tag);
            for (int again = 2; !taken.add(name); again++) {
                name = name(tag) + " (" + again + ")";
            }
            header.add(name);
        }
        return header;
    }

    /** A tag that a spreadsheet does not take for a formula. */
    private static String name(String tag) {
        String shown = SafeText.line(tag).strip();
        boolean formula = !shown.isEmpty() && "=+-@＝＋－＠".indexOf(shown.charAt(0)) >= 0;
        return formula ? "'" + shown : shown;
    }

    /** The shortest text that is read back as the same number. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
        boolean negativeZero = value == 0 && 1 / value < 0;
        return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
    }
}
