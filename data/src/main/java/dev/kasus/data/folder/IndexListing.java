package dev.kasus.data.folder;

import dev.kasus.BadInput;
import dev.kasus.recipe.Nearest;
import dev.kasus.recipe.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Lists the pictures that an index file names. */
final class IndexListing {
    private IndexListing() {}

    static List<Entry> of(Path root, Source.Folder folder, String index) {
        Path file = root.resolve(index);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no index file " + file, "Check data.source.folder.index.");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            List<String> columns = parser.getHeaderNames();
            check(file, columns, folder.pathColumn());
            check(file, columns, folder.labelColumn());
            check(file, columns, folder.groupColumn());
            check(file, columns, folder.splitColumn());
            List<Entry> entries = new ArrayList<>();
            Pattern pattern = FolderListing.pattern(folder);
            for (CSVRecord row : parser) {
                entries.add(entry(root, file, folder, pattern, row));
            }
            return entries;
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new BadInput(
                    "index file " + file + " cannot be read: " + unreadable.getMessage(),
                    "It must be CSV in UTF-8 with a header line.",
                    unreadable);
        }
    }

    private static void check(Path file, List<String> columns, @Nullable String column) {
        if (column != null && !columns.contains(column)) {
            throw new BadInput(
                    "index file " + file + " has no column \"" + column + "\"", Nearest.suggest(column, columns));
        }
    }

    private static Entry entry(Path root, Path file, Source.Folder folder, Pattern pattern, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new BadInput(
                    "index file " + file + ", line " + row.getParser().getCurrentLineNumber() + ": " + row.size()
                            + " values, but the header has "
                            + row.getParser().getHeaderNames().size(),
                    "Check for missing quotes or commas.");
        }
        String name = row.get(folder.pathColumn()).replace('\\', '/');
        String group =
                folder.groupColumn() == null ? FolderListing.group(name, pattern) : row.get(folder.groupColumn());
        String split = folder.splitColumn() == null ? "" : split(file, row.get(folder.splitColumn()), row);
        return new Entry(root.resolve(name), name, row.get(folder.labelColumn()), group, split);
    }

    private static String split(Path file, String word, CSVRecord row) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> "train";
            case "val", "valid", "validation", "test" -> "val";
            default ->
                throw new BadInput(
                        "index file " + file + ", line " + row.getParser().getCurrentLineNumber() + ": \"" + word
                                + "\" is no split",
                        "Write train or val.");
        };
    }
}
