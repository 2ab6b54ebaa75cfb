package dev.kasus.report;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix as the page shows it.
 *
 * @param epoch of which it is, in words; may be empty
 * @param columns headings, the numbers of the classes
 * @param rows a true class each; none if there are too many classes for a table
 * @param picture of the whole matrix where there are too many; else empty
 * @param confused the pairs most often confused
 */
record ConfusionView(String epoch, List<Column> columns, List<Row> rows, String picture, List<String> confused) {
    private static final int MOST_CLASSES = 40;
    private static final int MOST_PAIRS = 5;

    /**
     * A heading.
     *
     * @param number of the class, from 1
     * @param name of the class
     */
    record Column(int number, String name) {}

    /**
     * What images of one class were called.
     *
     * @param number of the class, from 1
     * @param name of the class
     * @param cells one a called class
     */
    record Row(int number, String name, List<Cell> cells) {}

    /**
     * How many were called what.
     *
     * @param count empty for none
     * @param share of the true class's images, 0 to 1
     * @param kind {@code right} on the diagonal, else {@code wrong}; {@code dark} with it where text must be light
     * @param title in words
     */
    record Cell(String count, String share, String kind, String title) {}

    private record Pair(String truth, String called, double count, double all) {
        String sentence() {
            return truth + " taken for " + called + ": " + Numbers.count(Math.round(count)) + " of its "
                    + Names.counted(Math.round(all), "image");
        }
    }

    /** The newest matrix of a recording; nothing if it has none. */
    static List<ConfusionView> of(Recording recording) {
        List<Matrix> matrices = recording.matrices(Signals.CONFUSION);
        if (matrices.isEmpty()) {
            return List.of();
        }
        Matrix matrix = matrices.get(matrices.size() - 1);
        List<String> names = names(recording, matrix.rows());
        boolean small = matrix.rows() <= MOST_CLASSES;
        int epoch = recording.epochOf(matrix.step());
        return List.of(new ConfusionView(
                epoch > 0 ? "after epoch " + epoch : "",
                small ? columns(names) : List.of(),
                small ? rows(matrix, names) : List.of(),
                small ? "" : picture(matrix),
                confused(matrix, names)));
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

    private static List<Column> columns(List<String> names) {
        List<Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(new Column(columns.size() + 1, name)));
        return columns;
    }

    private static List<Row> rows(Matrix matrix, List<String> names) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < matrix.columns(); column++) {
                cells.add(cell(matrix, row, column, names));
            }
            rows.add(new Row(row + 1, names.get(row), cells));
        }
        return rows;
    }

    private static Cell cell(Matrix matrix, int row, int column, List<String> names) {
        double share = share(matrix, row, column);
        long count = Math.round(matrix.at(row, column));
        return new Cell(
                count == 0 ? "" : Long.toString(count),
                String.format(Locale.ROOT, "%.2f", share),
                (row == column ? "right" : "wrong") + (share > 0.55 ? " dark" : ""),
                names.get(row) + " called " + names.get(column) + ": " + count);
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

    private static String picture(Matrix matrix) {
        double[] shares = new double[matrix.values().length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(matrix, i / matrix.columns(), i % matrix.columns());
        }
        return new ColourScale(new Span(0, 1, false), true).square(matrix.rows(), shares);
    }

    private static List<String> confused(Matrix matrix, List<String> names) {
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                if (row != column && matrix.at(row, column) > 0) {
                    pairs.add(new Pair(names.get(row), names.get(column), matrix.at(row, column), sum(matrix, row)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::count).reversed());
        return pairs.stream().limit(MOST_PAIRS).map(Pair::sentence).toList();
    }
}
