package dev.kasus.records.log.table;

import dev.kasus.records.log.file.LogNumber;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * How a table begins.
 *
 * @param names of its columns; empty if it has none
 * @param row that was read to find that out, if it is not the line of the names
 */
record TableStart(List<String> names, Optional<CSVRecord> row) {
    private static final TableStart NONE = new TableStart(List.of(), Optional.empty());

    static TableStart of(Iterator<CSVRecord> records, TableSyntax syntax) {
        if (syntax.named() && records.hasNext()) {
            records.next();
        }
        if (!records.hasNext()) {
            return NONE;
        }
        CSVRecord first = records.next();
        double[] number = new double[1];
        boolean words = first.stream()
                .anyMatch(cell -> !LogNumber.isBlank(cell) && !LogNumber.parse(cell, syntax.decimals(), number));
        if (words) {
            return new TableStart(first.toList(), Optional.empty());
        }
        List<String> commented = commented(first, syntax);
        return commented.size() == first.size() ? new TableStart(commented, Optional.of(first)) : NONE;
    }

    /** NumPy writes the names into a comment. */
    private static List<String> commented(CSVRecord first, TableSyntax syntax) {
        if (!first.hasComment()) {
            return List.of();
        }
        String[] lines = first.getComment().split("\n", -1);
        String separator = Pattern.quote(String.valueOf(syntax.separator()));
        return Arrays.stream(lines[lines.length - 1].split(separator, -1))
                .map(String::strip)
                .toList();
    }
}
