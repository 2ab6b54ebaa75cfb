package dev.kasus.records.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The known columns of logs that are no curves: {@code log-columns.csv}. */
final class TableColumns {
    /** What a column is for. */
    enum Role {
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
    record Known(Role role, int rank) {}

    private static final Known CURVE = new Known(Role.CURVE, Integer.MAX_VALUE);
    private static final Map<String, Known> TABLE = table();

    private TableColumns() {}

    /** What a column is for, by its name as a log spells it. */
    static Known of(String name) {
        String plain = plain(name);
        return plain.isEmpty() ? new Known(Role.IGNORED, 0) : TABLE.getOrDefault(plain, CURVE);
    }

    /** A name without what makes no difference. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    }

    private static Map<String, Known> table() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Objects.requireNonNull(
                        TableColumns.class.getResourceAsStream("log-columns.csv"), "its resource");
                CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
            Map<String, Known> table = new HashMap<>();
            for (CSVRecord row : parser) {
                table.put(row.get("column"), new Known(Role.valueOf(row.get("role")), table.size()));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
