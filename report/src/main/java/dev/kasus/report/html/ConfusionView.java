package dev.kasus.report.html;

import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import dev.kasus.report.svg.ColourScale;
import dev.kasus.report.svg.Span;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A confusion matrix as the page shows it.
 *
 * @param epoch of which it is, in words; may be empty
 * @param about which classes the table has, in words
 * @param columns headings, the numbers of the classes
 * @param rows a true class each
 * @param wide whether it has too many columns for a narrow screen
 * @param picture of the whole matrix where there are too many classes for the table; else empty
 * @param confused the pairs most often confused
 */
record ConfusionView(
        String epoch,
        String about,
        List<Column> columns,
        List<Row> rows,
        boolean wide,
        String picture,
        List<String> confused) {
    private static final int MOST_CLASSES = 40;
    /** Classes in the table of the worst pairs, where there are too many for one of all. */
    private static final int WORST_CLASSES = 12;
    /** Columns that fit on a phone screen. */
    private static final int NARROW = 14;

    private static final int MOST_PAIRS = 5;

    /**
     * A heading.
     *
     * @param number of the class, from 1
     * @param name of the class
     */
    record Column(int number, String name) {}

    /**
     * The predictions for images of one class.
     *
     * @param number of the class, from 1
     * @param name of the class
     * @param cells one for each predicted class
     */
    record Row(int number, String name, List<Cell> cells) {}

    /**
     * How many images of a true class were given a predicted class.
     *
     * @param count empty for none
     * @param share of the true class's images, 0 to 1
     * @param kind {@code right} on the diagonal, else {@code wrong}; {@code dark} with it where text must be light
     * @param title in words
     */
    record Cell(String count, String share, String kind, String title) {}

    private record Pair(int truth, int predicted, double count, double all) {
        String sentence(List<String> names) {
            return names.get(truth) + " misclassified as " + names.get(predicted) + ": "
                    + NumberText.count(Math.round(count)) + " of its " + Phrase.counted(Math.round(all), "image");
        }
    }

    /** The newest matrix of a recording; nothing if it has none. */
    static List<ConfusionView> of(Recording recording) {
        List<Matrix> matrices = recording.matrices(Signals.CONFUSION);
        if (matrices.isEmpty()) {
            return List.of();
        }
        Matrix matrix = matrices.get(matrices.size() - 1);
        if (matrix.rows() != matrix.columns()) {
            return List.of();
        }
        List<String> names = names(recording, matrix.rows());
        boolean small = matrix.rows() <= MOST_CLASSES;
        List<Pair> pairs = pairs(matrix);
        List<Integer> classes =
                small ? IntStream.range(0, matrix.rows()).boxed().toList() : worst(pairs);
        int epoch = recording.epochOf(matrix.step());
        return List.of(new ConfusionView(
                epoch > 0 ? "after epoch " + epoch : "",
                small
                        ? ""
                        : "Of " + Phrase.counted(matrix.rows(), "class")
                                + " these are in the pairs most often confused.",
                columns(classes, names),
                rows(matrix, classes, names),
                classes.size() > NARROW,
                small ? "" : picture(matrix),
                pairs.stream()
                        .limit(MOST_PAIRS)
                        .map(pair -> pair.sentence(names))
                        .toList()));
    }

    private static List<String> names(Recording recording, int count) {
        List<String> names = recording.provenance().map(Provenance::classes).orElse(List.of());
        if (names.size() == count) {
            return names;
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add("class " + i);
        }
        return numbers;
    }

    /** The classes of the worst pairs, in their own order. */
    private static List<Integer> worst(List<Pair> pairs) {
        Set<Integer> classes = new TreeSet<>();
        for (Pair pair : pairs) {
            Set<Integer> more = new TreeSet<>(classes);
            more.addAll(List.of(pair.truth(), pair.predicted()));
            if (more.size() > WORST_CLASSES) {
                break;
            }
            classes = more;
        }
        return List.copyOf(classes);
    }

    private static List<Column> columns(List<Integer> classes, List<String> names) {
        return classes.stream()
                .map(column -> new Column(column + 1, names.get(column)))
                .toList();
    }

    private static List<Row> rows(Matrix matrix, List<Integer> classes, List<String> names) {
        return classes.stream()
                .map(row -> new Row(
                        row + 1,
                        names.get(row),
                        classes.stream()
                                .map(column -> cell(matrix, row, column, names))
                                .toList()))
                .toList();
    }

    private static Cell cell(Matrix matrix, int row, int column, List<String> names) {
        double share = share(matrix, row, column);
        long count = Math.round(matrix.at(row, column));
        return new Cell(
                count == 0 ? "" : Long.toString(count),
                String.format(Locale.ROOT, "%.2f", share),
                (row == column ? "right" : "wrong") + (share > 0.5 ? " dark" : ""),
                names.get(row) + " predicted as " + names.get(column) + ": " + count);
    }

    private static double share(Matrix matrix, int row, int column) {
        double all = sum(matrix, row);
        return all > 0 ? matrix.at(row, column) / all : 0;
    }

    private static double sum(Matrix matrix, int row) {
        double all = 0;
        for (int column = 0; column < matrix.columns(); column++) {
            all += matrix.at(row, column);
        }
        return all;
    }

    /** Errors only: the diagonal would hide them. */
    private static String picture(Matrix matrix) {
        double[] shares = new double[matrix.values().length];
        for (int row = 0; row < matrix.rows(); row++) {
            double all = sum(matrix, row);
            for (int column = 0; column < matrix.columns(); column++) {
                shares[row * matrix.columns() + column] = all > 0 && row != column ? matrix.at(row, column) / all : 0;
            }
        }
        return new ColourScale(new Span(0, 1, false), true).square(matrix.rows(), shares);
    }

    /** Classes and what they were misclassified as, most often first. */
    private static List<Pair> pairs(Matrix matrix) {
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            double all = sum(matrix, row);
            for (int column = 0; column < matrix.columns(); column++) {
                if (row != column && matrix.at(row, column) > 0) {
                    pairs.add(new Pair(row, column, matrix.at(row, column), all));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::count).reversed());
        return pairs;
    }
}
