package dev.kasus.records.log.table;

import dev.kasus.records.log.file.WordTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The known columns of logs that are no curves: {@code log-columns.csv}. */
public final class TableColumns {
    /** What a column is for. */
    public enum Role {
        /** Counts epochs. */
        EPOCH,
        /** Counts steps. */
        STEP,
        /** Says which images a row is about: train, val. */
        SPLIT,
        /** Names the curve that the value of the row belongs to. */
        NAME,
        /** The value of such a row. */
        VALUE,
        /** Names the training that a row belongs to. */
        RUN,
        /** Times, memory and the like. */
        IGNORED,
        /** Everything else. */
        CURVE
    }

    /**
     * A role, and which of several columns counts.
     *
     * @param role what the column is for
     * @param rank the smaller counts
     */
    public record Known(Role role, int rank) {}

    private static final Known CURVE = new Known(Role.CURVE, Integer.MAX_VALUE);
    private static final Map<String, Known> TABLE = table();

    private TableColumns() {}

    /** What a column is for, by its name as a log spells it. */
    public static Known of(String name) {
        String plain = plain(name);
        return plain.isEmpty() ? new Known(Role.IGNORED, 0) : TABLE.getOrDefault(plain, CURVE);
    }

    /** A name without what makes no difference. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    }

    private static Map<String, Known> table() {
        Map<String, Known> table = new HashMap<>();
        WordTable.read(TableColumns.class, "log-columns.csv")
                .forEach((column, role) -> table.put(column, new Known(Role.valueOf(role), table.size())));
        return table;
    }
}
