package dev.kasus.data.folder;

import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.recipe.schema.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A list of reviewed labels: the pictures in it are relabelled or left out, and the run records that. */
final class Corrections {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private Corrections() {}

    /** The listing with what a file corrects. */
    static Listing apply(Listing listing, Path root, String file) {
        Path path = FileNames.below(root, file);
        if (!Files.isRegularFile(path)) {
            throw new BadInput("there is no list of corrections " + path, "Check data.source.folder.corrections.");
        }
        SourceFolder.refuseOutside(path, root);
        Map<String, String> labels = read(path);
        Set<String> known = new LinkedHashSet<>();
        Set<String> classes = new LinkedHashSet<>();
        listing.entries().forEach(entry -> {
            known.add(entry.name());
            classes.add(entry.label());
        });
        labels.forEach((name, label) -> {
            if (!known.contains(name)) {
                throw new BadInput(
                        path + " corrects \"" + name + "\", which is not among the pictures",
                        "Use paths relative to the folder, as kasus data writes them.");
            }
            if (!label.isEmpty() && !classes.contains(label)) {
                throw new BadInput(
                        path + " gives \"" + name + "\" the label \"" + label + "\", which no picture has",
                        Nearest.suggest(label, classes));
            }
        });
        List<Entry> entries = new ArrayList<>();
        int relabelled = 0;
        for (Entry entry : listing.entries()) {
            String label = labels.getOrDefault(entry.name(), entry.label());
            relabelled += label.isEmpty() || label.equals(entry.label()) ? 0 : 1;
            if (!label.isEmpty()) {
                entries.add(new Entry(entry.file(), entry.name(), label, entry.group(), entry.split()));
            }
        }
        Map<String, String> notes = new LinkedHashMap<>(listing.notes());
        notes.put(
                "corrections",
                relabelled + " relabelled and " + (listing.entries().size() - entries.size()) + " left out by " + file);
        return new Listing(entries, notes);
    }

    private static Map<String, String> read(Path path) {
        Map<String, String> labels = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(path);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().containsAll(List.of("path", "label"))) {
                throw new BadInput(
                        path + " has the columns " + parser.getHeaderNames(),
                        "It needs path and label; others are ignored.");
            }
            for (CSVRecord row : parser) {
                if (!row.isSet("path") || !row.isSet("label")) {
                    throw new BadInput(
                            path + ", line " + parser.getCurrentLineNumber() + " has too few values",
                            "To drop a picture, leave its label empty but keep the comma.");
                }
                labels.put(SafeText.line(row.get("path").replace('\\', '/')), SafeText.line(row.get("label")));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new BadInput(
                    path + " cannot be read: " + unreadable.getMessage(),
                    "It must be CSV in UTF-8 with a header line.",
                    unreadable);
        }
        return labels;
    }
}
