package dev.kasus.records.log.table;

import dev.kasus.records.log.file.DownloadName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header line of a table.
 *
 * @param names of the columns, each once
 * @param columns by position; null for those that are not read
 * @param index position of a column that counts steps or epochs; negative if there is none
 */
record TableHeader(List<String> names, List<@Nullable TableColumn> columns, int index) {
    /** A chart of Weights and Biases has a column of each run for each metric, and two for the band around it. */
    private static final Pattern CHART = Pattern.compile("(.+) - (.+?)(__MIN|__MAX)?");

    /**
     * Makes the columns of a header.
     *
     * @param cells as they stand in the line
     * @param file its name without suffix, which may be that of a curve
     */
    static TableHeader of(List<String> cells, TableRows rows, String file) {
        List<String> names = unique(cells);
        boolean chart = names.stream()
                .anyMatch(name -> name.endsWith("__MIN") && CHART.matcher(name).matches());
        List<@Nullable TableColumn> columns = new ArrayList<>();
        int index = -1;
        for (String name : names) {
            Matcher parts = CHART.matcher(name);
            TableColumn column = null;
            if (!chart || !parts.matches()) {
                column = rows.column(name);
            } else if (parts.group(3) == null && TableColumns.of(parts.group(2)).role() == TableColumns.Role.CURVE) {
                column = rows.column(name);
                if (column != null) {
                    column.belongsTo(parts.group(1), parts.group(2));
                }
            }
            columns.add(column);
            if (index < 0 && column != null && isIndex(column)) {
                index = columns.size() - 1;
            }
        }
        nameByFile(columns, file);
        return new TableHeader(names, columns, index);
    }

    private static boolean isIndex(TableColumn column) {
        return column.role() == TableColumns.Role.STEP || column.role() == TableColumns.Role.EPOCH;
    }

    /** A table of a single curve that is called "value" has its name outside. */
    private static void nameByFile(List<@Nullable TableColumn> columns, String file) {
        TableColumn value = null;
        for (TableColumn column : columns) {
            if (column == null || isIndex(column) || column.role() == TableColumns.Role.IGNORED) {
                continue;
            }
            if (column.role() != TableColumns.Role.VALUE || value != null) {
                return;
            }
            value = column;
        }
        if (value != null && !file.isEmpty()) {
            value.belongsTo("", DownloadName.curve(file));
        }
    }

    private static List<String> unique(List<String> cells) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            String name = cell;
            for (int i = 2; !cell.isEmpty() && !seen.add(name); i++) {
                name = cell + " (" + i + ")";
            }
            names.add(name);
        }
        return names;
    }

    /** Whether a row is a header again: its cells are, or at least the name of what it counts. */
    boolean isRepeated(List<String> cells) {
        if (index >= 0) {
            return cells.size() > index && same(cells.get(index), names.get(index));
        }
        return cells.size() == names.size()
                && cells.get(0).equals(names.get(0))
                && unique(cells).equals(names);
    }

    private static boolean same(String cell, String name) {
        return cell.length() == name.length() && cell.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
