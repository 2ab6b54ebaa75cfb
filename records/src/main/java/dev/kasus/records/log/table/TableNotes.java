package dev.kasus.records.log.table;

import dev.kasus.message.FirstFew;
import dev.kasus.records.log.file.LogLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What of a table was left out, in words. */
final class TableNotes {
    private static final int SHOWN = 5;

    private TableNotes() {}

    /** Notes on the columns of a table and on its rows. */
    static List<String> of(Collection<TableColumn> columns, int rowsWithoutIndex, boolean dropped, boolean full) {
        List<String> notes = new ArrayList<>();
        List<TableColumn> read = columns.stream()
                .filter(column -> column.role() == TableColumns.Role.CURVE || column.role() == TableColumns.Role.VALUE)
                .toList();
        List<String> texts = read.stream()
                .filter(column -> column.texts() > 0 && column.numbers() == 0)
                .map(column -> "\"" + column.name() + "\"")
                .toList();
        if (!texts.isEmpty()) {
            notes.add("columns of text were left out: " + FirstFew.named(texts, SHOWN));
        }
        List<String> mixed = read.stream()
                .filter(column -> column.texts() > 0 && column.numbers() > 0)
                .map(column -> column.texts() + " in column \"" + column.name() + "\"")
                .toList();
        if (!mixed.isEmpty()) {
            notes.add("cells that are no numbers were left out: " + FirstFew.named(mixed, SHOWN));
        }
        if (rowsWithoutIndex > 0) {
            notes.add("rows whose step or epoch cannot be read were left out: " + rowsWithoutIndex);
        }
        if (dropped) {
            notes.add("what was beyond " + LogLimits.CURVES + " curves or had a name of more than " + LogLimits.NAME
                    + " characters was left out");
        }
        if (full) {
            notes.add(LogLimits.noteOfValues());
        }
        return notes;
    }
}
