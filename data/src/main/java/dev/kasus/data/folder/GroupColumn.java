package dev.kasus.data.folder;

import dev.kasus.BadInput;
import dev.kasus.Harmless;
import dev.kasus.data.SourceFolder;
import dev.kasus.recipe.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds the groups of pictures in a CSV file that stands beside them, whatever the column of their paths is called. */
final class GroupColumn {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private GroupColumn() {}

    /** Whether something looks like the name of a column rather than a regular expression. */
    static boolean isName(String text) {
        return text.matches("[\\w .-]+");
    }

    /**
     * The group of each picture that a file in the folder names.
     *
     * @param pictures names of the pictures in the folder
     * @throws BadInput if no CSV file there has both the column and one of paths
     */
    static Map<String, String> of(Path root, String column, Set<String> pictures) {
        List<String> others = new ArrayList<>();
        for (Path file : tables(root)) {
            try (BufferedReader reader = Files.newBufferedReader(file);
                    CSVParser rows = CSVParser.parse(reader, FORMAT)) {
                others.addAll(rows.getHeaderNames());
                if (rows.getHeaderNames().contains(column)) {
                    Map<String, String> groups = groups(rows, column, pictures);
                    if (!groups.isEmpty()) {
                        return groups;
                    }
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
                throw new BadInput(
                        file + " cannot be read: " + unreadable.getMessage(),
                        "It must be CSV in UTF-8 with a header line.",
                        unreadable);
            }
        }
        throw new BadInput(
                "no CSV file in " + root + " has a column \"" + column + "\" and one with the paths of pictures",
                others.isEmpty()
                        ? "Put one there, or give --group-by a regular expression with parentheses around the group."
                        : Nearest.suggest(column, others));
    }

    private static Map<String, String> groups(CSVParser rows, String column, Set<String> pictures) {
        Map<String, String> groups = new HashMap<>();
        String paths = "";
        for (CSVRecord row : rows) {
            if (paths.isEmpty()) {
                paths = rows.getHeaderNames().stream()
                        .filter(name -> row.isSet(name) && pictures.contains(slashed(row.get(name))))
                        .findFirst()
                        .orElse("");
            }
            if (!paths.isEmpty() && row.isSet(paths) && row.isSet(column)) {
                groups.put(slashed(row.get(paths)), row.get(column));
            }
        }
        return groups;
    }

    private static String slashed(String path) {
        return Harmless.line(path.replace('\\', '/'));
    }

    private static List<Path> tables(Path root) {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(file -> file.toString().endsWith(".csv") && Files.isRegularFile(file))
                    .filter(file -> SourceFolder.isInside(file, root))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput("folder " + root + " cannot be listed: " + e.getMessage(), "Check its permissions.", e);
        }
    }
}
