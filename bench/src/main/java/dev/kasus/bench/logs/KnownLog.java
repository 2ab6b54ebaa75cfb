package dev.kasus.bench.logs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A log of which it is known what is right.
 *
 * @param path of the log
 * @param framework that wrote it
 * @param right ids of findings of which any is right; empty for a healthy training
 * @param atChance whether validation ended no better than guessing
 */
public record KnownLog(Path path, String framework, List<String> right, boolean atChance) {
    private static final double NEAR_CHANCE = 1.3;

    /** The logs in a folder, by its {@code key.csv}. */
    public static List<KnownLog> in(Path folder) {
        List<KnownLog> logs = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(folder.resolve("key.csv"))) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                logs.add(of(folder, row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logs;
    }

    private static KnownLog of(Path folder, CSVRecord row) {
        List<String> right = new ArrayList<>();
        for (String id : row.get("right").split("\\|")) {
            if (!id.equals("healthy")) {
                right.add(id);
            }
            // Curves cannot tell a shift from a difference of labels or mode: the symptom of both is right as well.
            if (id.equals("train-validation-shift")) {
                right.add("validation-mismatch");
            }
        }
        return new KnownLog(
                folder.resolve(row.get("log")),
                row.get("framework"),
                right,
                Double.parseDouble(row.get("final_val_acc")) <= NEAR_CHANCE * Double.parseDouble(row.get("chance")));
    }
}
