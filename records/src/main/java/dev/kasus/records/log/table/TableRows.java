package dev.kasus.records.log.table;

import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.file.LogNumber;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table, whatever file they stand in, and sorts their cells into trainings and curves. */
public final class TableRows {
    private static final int FIRST = 16;

    private final Map<String, TableColumn> columns = new LinkedHashMap<>();
    private final Map<String, TableRun> runs = new LinkedHashMap<>();
    private final double[] number = new double[1];
    private final char comma;
    private @Nullable TableColumn steps;
    private @Nullable TableColumn epochs;
    private TableColumn[] cells = new TableColumn[FIRST];
    private double[] values = new double[FIRST];
    private boolean[] percent = new boolean[FIRST];
    private TableCurve[] curves = new TableCurve[FIRST];
    private int count;
    private long line;
    private long step;
    private double epoch;
    private boolean wrongIndex;
    private String section = "";
    private String split = "";
    private String name = "";
    private String run = "";
    private long taken;
    private int rowsWithoutIndex;
    private int dropped;

    /**
     * @param comma the sign of decimals beside the point
     */
    public TableRows(char comma) {
        this.comma = comma;
    }

    /** The column of a name; null if there are too many, or its name is too long. */
    @Nullable
    public TableColumn column(String of) {
        TableColumn column = columns.get(of);
        if (column == null && columns.size() < LogLimits.CURVES && of.length() <= LogLimits.NAME) {
            column = new TableColumn(of);
            columns.put(of, column);
            if (column.role() == TableColumns.Role.STEP && replaces(column, steps)) {
                steps = column;
            } else if (column.role() == TableColumns.Role.EPOCH && replaces(column, epochs)) {
                epochs = column;
            }
        }
        dropped += column == null ? 1 : 0;
        taken += column == null ? 1 : 0;
        return column;
    }

    /** Among several columns that count, one is chosen before the first row ends. */
    private boolean replaces(TableColumn column, @Nullable TableColumn chosen) {
        return chosen == null || (runs.isEmpty() && column.isBefore(chosen));
    }

    /** Whether no more values are taken. */
    public boolean isFull() {
        return taken >= LogLimits.VALUES;
    }

    /** A header stands before the next row. */
    void header() {
        runs.values().forEach(TableRun::header);
    }

    /** The rows that follow stand beside those before, about other images if their name says so. */
    public void section(String of) {
        section = of;
        runs.values().forEach(TableRun::section);
    }

    /** Begins a row, which ends with {@link #end}. */
    public void begin(long inLine) {
        line = inLine;
        taken++;
        step = -1;
        epoch = Double.NaN;
        wrongIndex = false;
        split = section;
        name = "";
        run = "";
        count = 0;
    }

    /** A cell as text, which may be a number. */
    public void text(TableColumn column, String text) {
        if (column.role() == TableColumns.Role.IGNORED || LogNumber.isBlank(text)) {
            return;
        }
        switch (column.role()) {
            case SPLIT -> split = text;
            case NAME -> name = text;
            case RUN -> run = text.length() > LogLimits.NAME ? run : text;
            default -> {
                boolean share = text.charAt(text.length() - 1) == '%';
                String digits = share ? text.substring(0, text.length() - 1).strip() : text;
                if (LogNumber.parse(digits, comma, number)) {
                    number(column, number[0], share);
                } else {
                    column.countText();
                    wrongIndex |= column == steps || column == epochs;
                }
            }
        }
    }

    /** A cell as a number. */
    public void number(TableColumn column, double value, boolean inPercent) {
        switch (column.role()) {
            case STEP -> step(column, value);
            case EPOCH -> {
                if (column == epochs && value >= 0 && value <= LogLimits.STEP) {
                    epoch = value;
                } else {
                    wrongIndex |= column == epochs;
                }
            }
            case RUN -> run = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
            case CURVE, VALUE -> cell(column, value, inPercent);
            default -> {}
        }
    }

    private void step(TableColumn column, double value) {
        if (column == steps && value >= 0 && value <= LogLimits.STEP) {
            step = (long) value;
        } else {
            wrongIndex |= column == steps;
        }
    }

    private void cell(TableColumn column, double value, boolean inPercent) {
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, count * 2);
            values = Arrays.copyOf(values, count * 2);
            percent = Arrays.copyOf(percent, count * 2);
            curves = new TableCurve[count * 2];
        }
        column.countNumber();
        cells[count] = column;
        values[count] = value;
        percent[count++] = inPercent;
    }

    /** Forgets the row. */
    public void drop() {
        count = 0;
    }

    /** Ends a row. */
    public void end() {
        if (wrongIndex) {
            rowsWithoutIndex++;
            return;
        }
        if (count == 0 || isFull()) {
            return;
        }
        taken += count;
        int from = 0;
        while (from < count) {
            String of = run(cells[from]);
            int to = from + 1;
            while (to < count && run(cells[to]).equals(of)) {
                to++;
            }
            add(of, from, to);
            from = to;
        }
    }

    private String run(TableColumn column) {
        return column.run().isEmpty() ? run : column.run();
    }

    private void add(String id, int from, int to) {
        TableRun into = runs.get(id);
        if (into == null) {
            if (runs.size() == LogLimits.CURVES) {
                dropped++;
                return;
            }
            into = new TableRun();
            runs.put(id, into);
        }
        for (int i = from; i < to; i++) {
            TableColumn column = cells[i];
            String known = column.role() == TableColumns.Role.VALUE && !name.isEmpty() ? name : column.curve();
            curves[i] = column.curve(into, split, known);
            dropped += curves[i] == null ? 1 : 0;
        }
        if (from > 0) {
            System.arraycopy(curves, from, curves, 0, to - from);
            System.arraycopy(values, from, values, 0, to - from);
            System.arraycopy(percent, from, percent, 0, to - from);
        }
        into.add(line, step, epoch, curves, values, percent, to - from);
    }

    /** The trainings by name, in the order of the table; a single one mostly has none. */
    public Map<String, TableRun> runs() {
        return runs;
    }

    /** Whether its steps are those of a call to a logger, which may count anything. */
    boolean countsCalls() {
        return steps != null && TableColumns.plain(steps.name()).equals("step");
    }

    /** Whether it has a column that counts steps or epochs. */
    public boolean isCounted() {
        return steps != null || epochs != null;
    }

    /** The columns in the order of the table. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** Whether its rows are counted by nothing and named by a text: those of a table of trainings, one each. */
    boolean areTrainings() {
        return columns.values().stream()
                        .noneMatch(column ->
                                column.role() == TableColumns.Role.EPOCH || column.role() == TableColumns.Role.STEP)
                && columns.values().stream()
                        .anyMatch(column -> column.role() == TableColumns.Role.CURVE
                                && column.texts() > 1
                                && column.numbers() == 0);
    }

    /** What was left out. */
    List<String> notes() {
        return TableNotes.of(columns.values(), rowsWithoutIndex, dropped > 0, isFull());
    }
}
