package dev.kasus.records.log.table;

import org.jspecify.annotations.Nullable;

/** A column while its table is read: what it is for, and the curve that its last cell went to. */
public final class TableColumn {
    private final String name;
    private final TableColumns.Known known;
    private String curve;
    private String run = "";
    private int texts;
    private int numbers;
    private @Nullable TableRun lastRun;
    private @Nullable TableCurve lastCurve;
    private String lastSplit = "";
    private String lastName = "";

    TableColumn(String name) {
        this.name = name;
        known = TableColumns.of(name);
        curve = name;
    }

    /** In the table. */
    String name() {
        return name;
    }

    TableColumns.Role role() {
        return known.role();
    }

    /** Whether it counts before another one of its role. */
    boolean isBefore(TableColumn other) {
        return known.rank() < other.known.rank();
    }

    /** Says that its cells belong to one curve of one training. */
    public void belongsTo(String training, String ofCurve) {
        run = training;
        curve = ofCurve;
    }

    /** The training that all cells belong to; empty if the rows say. */
    String run() {
        return run;
    }

    /** The name of the curve. */
    String curve() {
        return curve;
    }

    int texts() {
        return texts;
    }

    int numbers() {
        return numbers;
    }

    void countText() {
        texts++;
    }

    void countNumber() {
        numbers++;
    }

    /** The curve of a cell; null if there are too many. */
    @Nullable
    TableCurve curve(TableRun of, String split, String named) {
        if (of != lastRun || lastCurve == null || !split.equals(lastSplit) || !named.equals(lastName)) {
            lastRun = of;
            lastSplit = split;
            lastName = named;
            lastCurve = of.curve(split.isEmpty() ? named : split + "/" + named);
        }
        return lastCurve;
    }
}
