package dev.kasus.data.folder;

import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file in a folder, and which of its columns holds the paths of the folder's pictures, whatever it is called.
 *
 * @param file its name
 * @param columns in their order
 * @param paths the column with the paths; empty if none has the path of a picture
 * @param rows what stands in the columns, by picture
 */
record PictureTable(String file, List<String> columns, String paths, Map<String, List<String>> rows) {
    /** Of every CSV file in a folder of pictures: names of columns in its first line. */
    static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setTrim(true)
            .get();

    /** All CSV files in a folder, those that name pictures first. */
    static List<PictureTable> in(Path root, Set<String> pictures) {
        List<PictureTable> tables = new ArrayList<>();
        for (Path file : files(root)) {
            PictureTable table = read(file, pictures);
            tables.add(table.namesPictures() ? namers(tables) : tables.size(), table);
        }
        return tables;
    }

    /** The same, without those that cannot be read: a file that nobody named may be anything. */
    static List<PictureTable> readable(Path root, Set<String> pictures) {
        try {
            return in(root, pictures);
        } catch (BadInput unreadable) {
            return List.of();
        }
    }

    private static int namers(List<PictureTable> tables) {
        return (int) tables.stream().filter(PictureTable::namesPictures).count();
    }

    private static PictureTable read(Path file, Set<String> pictures) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            List<String> columns = parser.getHeaderNames().stream()
                    .map(name -> name.replace("\uFEFF", ""))
                    .toList();
            String paths = "";
            Map<String, List<String>> rows = new HashMap<>();
            for (CSVRecord row : parser) {
                List<String> cells = row.toList();
                if (paths.isEmpty()) {
                    paths = columns.stream()
                            .filter(name -> pictures.contains(slashed(cell(cells, columns.indexOf(name)))))
                            .findFirst()
                            .orElse("");
                }
                String name = paths.isEmpty() ? "" : slashed(cell(cells, columns.indexOf(paths)));
                if (pictures.contains(name)) {
                    rows.put(name, cells);
                }
            }
            return new PictureTable(FileNames.last(file), columns, paths, rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new BadInput(
                    file + " cannot be read: " + unreadable.getMessage(),
                    "It must be CSV in UTF-8 with a header line.",
                    unreadable);
        }
    }

    boolean namesPictures() {
        return !rows.isEmpty();
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** The value of a column for a picture; empty if it has no row. */
    String value(String picture, String column) {
        return cell(rows.getOrDefault(picture, List.of()), columns.indexOf(column));
    }

    /** A column whose values are the classes of the pictures, as their folders say. */
    Optional<String> labels(List<Entry> entries) {
        return columns.stream()
                .filter(column ->
                        every(entries, entry -> value(entry.name(), column).equals(entry.label())))
                .findFirst();
    }

    /** Whether a predicate holds for every picture that has a row. */
    boolean every(List<Entry> entries, Predicate<Entry> holds) {
        return entries.stream().filter(entry -> rows.containsKey(entry.name())).allMatch(holds);
    }

    /** Columns that may hold tracks or individuals: more values than classes, some with several pictures, none empty. */
    List<String> repeating(List<Entry> entries) {
        long classes = entries.stream().map(Entry::label).distinct().count();
        return columns.stream()
                .filter(column -> !column.isEmpty() && !column.equals(paths))
                .filter(column ->
                        every(entries, entry -> !value(entry.name(), column).isEmpty()))
                .filter(column -> {
                    Set<String> values = new HashSet<>();
                    entries.forEach(entry -> values.add(value(entry.name(), column)));
                    return values.size() > classes && values.size() < rows.size();
                })
                .toList();
    }

    private static String cell(List<String> cells, int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }

    private static String slashed(String path) {
        return SafeText.line(path.replace('\\', '/'));
    }

    private static List<Path> files(Path root) {
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
