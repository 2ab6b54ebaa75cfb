package dev.kasus.records.log.table;

import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * How a table is written.
 *
 * @param separator between cells
 * @param named whether a first line, such as {@code sep=;}, says so
 */
record TableSyntax(char separator, boolean named) {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final String NAMED = "sep=";

    /** The syntax of a table by its beginning: what separates the most cells of the first line. */
    static TableSyntax of(String beginning) {
        List<String> lines = beginning
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(1)
                .toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (first.startsWith(NAMED) && first.length() == NAMED.length() + 1) {
            return new TableSyntax(first.charAt(NAMED.length()), true);
        }
        char best = ',';
        for (char separator : SEPARATORS) {
            best = count(first, separator) > count(first, best) ? separator : best;
        }
        return new TableSyntax(best, false);
    }

    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    /** The sign of decimals beside the point: a comma, if it does not separate. */
    char decimals() {
        return separator == ',' ? '.' : ',';
    }

    /** For the parser. What people and killed programs leave behind is read as far as it can be. */
    CSVFormat format() {
        CSVFormat.Builder format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setCommentMarker('#')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setTrailingData(true)
                .setLenientEof(true);
        // Blanks around a tab would swallow empty cells.
        return separator == '\t'
                ? format.get()
                : format.setIgnoreSurroundingSpaces(true).get();
    }
}
