package dev.kasus.records.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables of words that come with Kasus: a word, and what it means. */
public final class WordTable {
    private WordTable() {}

    /**
     * Meanings by word, in the order of the table.
     *
     * @param beside the class that the table lies beside
     */
    public static Map<String, String> read(Class<?> beside, String name) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), "its resource");
                CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
            Map<String, String> table = new LinkedHashMap<>();
            for (CSVRecord row : parser) {
                table.put(row.get(0), row.get(1));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
