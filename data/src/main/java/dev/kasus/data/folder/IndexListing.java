package dev.kasus.data.folder;

import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Lists the pictures that an index file names. */
final class IndexListing {
    private final Path root;
    private final Path file;
    private final Source.Folder folder;
    private final GroupPattern groups;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int repeated;

    /** An entry and the line that names it. */
    private record Row(Entry entry, long line) {}

    private IndexListing(Path root, Path file, Source.Folder folder, GroupPattern groups) {
        this.root = root;
        this.file = file;
        this.folder = folder;
        this.groups = groups;
    }

    static Listing of(Path root, Source.Folder folder, String index, GroupPattern groups) {
        Path file = FileNames.below(root, index);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no index file " + file, "Check data.source.folder.index.");
        }
        SourceFolder.refuseOutside(file, root);
        IndexListing listing = new IndexListing(root, file, folder, groups);
        listing.read();
        Map<String, String> notes = new HashMap<>();
        if (listing.repeated > 0) {
            notes.put("repeated lines of the index", String.valueOf(listing.repeated));
        }
        return new Listing(listing.rows.values().stream().map(Row::entry).toList(), notes);
    }

    private void read() {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            skipByteOrderMark(reader);
            try (CSVParser parser = CSVParser.parse(reader, PictureTable.FORMAT)) {
                List<String> columns = parser.getHeaderNames();
                check(columns);
                for (CSVRecord row : parser) {
                    add(row, parser.getCurrentLineNumber(), columns.size());
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private BadInput unreadable(Exception reason) {
        boolean foreign =
                reason instanceof CharacterCodingException || reason.getCause() instanceof CharacterCodingException;
        return new BadInput(
                "index file " + file + (foreign ? " is not in UTF-8" : " cannot be read: " + reason.getMessage()),
                "It must be CSV in UTF-8 with a header line.",
                reason);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /** Names every column that is missing at once. */
    private void check(List<String> columns) {
        if (columns.isEmpty()) {
            throw new BadInput("index file " + file + " is empty", "It must be CSV with a header line.");
        }
        List<String> missing = new ArrayList<>();
        List<String> names = new ArrayList<>();
        check(columns, "path-column", folder.pathColumn(), missing, names);
        check(columns, "label-column", folder.labelColumn(), missing, names);
        check(columns, "group-column", folder.groupColumn(), missing, names);
        check(columns, "split-column", folder.splitColumn(), missing, names);
        if (missing.isEmpty()) {
            return;
        }
        Optional<String> keys = FolderReading.keys(
                        root, FolderListing.of(root, groups).entries())
                .map(right -> "Judging by their values: " + right + ". ");
        String nearest = missing.size() == 1 ? Nearest.suggest(names.get(0), columns) : "";
        throw new BadInput(
                "index file " + file + " has no column " + String.join(", and none ", missing),
                nearest.isEmpty() ? keys.orElse("") + "Its columns are " + String.join(", ", columns) + "." : nearest);
    }

    private static void check(
            List<String> columns, String key, @Nullable String column, List<String> missing, List<String> names) {
        if (column != null && !column.isEmpty() && !columns.contains(column)) {
            missing.add("\"" + column + "\", which data.source.folder." + key + " names");
            names.add(column);
        }
    }

    private void add(CSVRecord row, long line, int columns) {
        if (row.size() != columns) {
            throw at(
                    line, row.size() + " values, but the header has " + columns, "Check for missing quotes or commas.");
        }
        Entry entry = entry(row, line);
        Row first = rows.putIfAbsent(entry.name(), new Row(entry, line));
        if (first != null && !first.entry().equals(entry)) {
            throw at(
                    line,
                    "\"" + entry.name() + "\" is already in line " + first.line() + ", with another "
                            + (first.entry().label().equals(entry.label()) ? "group or split" : "label"),
                    "Keep one line for each picture.");
        }
        repeated += first == null ? 0 : 1;
    }

    private Entry entry(CSVRecord row, long line) {
        String name = row.get(folder.pathColumn()).replace('\\', '/');
        String label = folder.labelColumn().isEmpty() ? folder(name) : row.get(folder.labelColumn());
        if (name.isEmpty() || label.isEmpty()) {
            throw at(line, "no " + (name.isEmpty() ? "path" : "label"), "Fill it in, or remove the line.");
        }
        String group = folder.groupColumn() == null ? groups.group(name) : row.get(folder.groupColumn());
        String split = folder.splitColumn() == null ? "" : split(row.get(folder.splitColumn()), line);
        return new Entry(inside(name, line), name, label, group, split);
    }

    /**
     * The class that a picture's folder names, below {@code train} and {@code val} where there are such; empty if it is
     * in none.
     */
    static String folder(String name) {
        List<String> parts = List.of(name.split("/"));
        int first = parts.size() > 2 && Stream.of(SplitNames.values()).anyMatch(split -> split.matches(parts.get(0)))
                ? 1
                : 0;
        return parts.size() < 2 ? "" : parts.get(first);
    }

    /** The picture's file, which is in the folder. */
    private Path inside(String name, long line) {
        Path path;
        try {
            path = FileNames.below(root, name).normalize();
        } catch (InvalidPathException impossible) {
            throw at(line, "\"" + name + "\" is not a path: " + impossible.getReason(), "Check the path.");
        }
        if (!path.startsWith(root)) {
            throw at(line, "\"" + name + "\" leaves the folder " + root, "Write paths relative to the folder.");
        }
        return path;
    }

    private String split(String word, long line) {
        if (SplitNames.TRAIN.matches(word)) {
            return "train";
        }
        if (SplitNames.VALIDATION.matches(word) || SplitNames.TEST.matches(word)) {
            return "val";
        }
        throw at(line, "\"" + word + "\" is not a split", "Write train or val.");
    }

    private BadInput at(long line, String problem, String wayOut) {
        return new BadInput(problem, wayOut).at("index file " + file + ", line " + line);
    }
}
