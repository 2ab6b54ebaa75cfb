package dev.kasus.data.folder;

import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.schema.TreeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How to read a folder of pictures: the recipe keys for its classes, groups and split. */
public final class FolderReading {
    private static final double VALIDATION = 0.2;
    private static final double MEGAPIXELS = 100;
    /** Usual names of the column of tracks or individuals; the most reliable first. */
    private static final List<String> GROUPS = List.of(
            "group", "track", "individual", "animal", "specimen", "subject", "patient", "video", "clip", "sequence");

    private final Source.Folder source;
    private final Split split;
    private final String told;
    private final String groupBy;
    private final Listing listing;

    private FolderReading(Source.Folder source, Split split, String told, String groupBy, Listing listing) {
        this.source = source;
        this.split = split;
        this.told = told;
        this.groupBy = groupBy;
        this.listing = listing;
    }

    /**
     * Looks at the names of a folder's pictures and at the CSV files beside them.
     *
     * @param groupBy a column of a CSV file in the folder, or a regular expression whose first group is a picture's
     *     group; null to take a column that is called {@code group}, {@code track_id} or the like, if a CSV file has
     *     one for every picture
     * @throws BadInput if there is no picture in a folder that could be a class, or nothing tells the groups that were asked for
     */
    public static FolderReading of(Path folder, @Nullable String groupBy) {
        Path root = SourceFolder.of(folder.toString(), "folder");
        boolean column = groupBy != null && groupBy.matches("[\\w .-]+");
        Listing listing = FolderListing.of(root, GroupPattern.of(column ? null : groupBy));
        if (listing.entries().isEmpty()) {
            throw NoPictures.in(root);
        }
        if (groupBy == null) {
            return ungrouped(root, listing);
        }
        FolderReading reading = column ? byColumn(root, listing, groupBy) : byPattern(root, listing, groupBy);
        if (reading.groups() == 0) {
            throw new BadInput(
                    "--group-by \"" + groupBy + "\" finds no group in any picture name, such as "
                            + listing.entries().get(0).name(),
                    "Check the regular expression.");
        }
        return reading;
    }

    /** The keys below {@code data.source.folder}. */
    public Source.Folder source() {
        return source;
    }

    /** The split that suits the folder: by group where groups are known, as given where both sides are there, else at random. */
    public Split split() {
        return split;
    }

    /** The edits that make a recipe train on these pictures, with their groups and split. */
    public List<Edit.Set> edits() {
        return List.of(
                new Edit.Set("data.source", TreeWriter.brief(source(), Source.class)),
                new Edit.Set("data.split", TreeWriter.brief(split(), Split.class)));
    }

    /** What index file was found and used, in a sentence; empty if none. */
    public String told() {
        return told;
    }

    /** Number of tracks or individuals; 0 if unknown. */
    public long groups() {
        return groups(listing.entries());
    }

    /** The column or regular expression of the groups; empty if there is none. */
    public String groupBy() {
        return groupBy;
    }

    private static long groups(List<Entry> entries) {
        return entries.stream()
                .map(Entry::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .count();
    }

    /** The pictures. */
    Listing listing() {
        return listing;
    }

    private static FolderReading ungrouped(Path root, Listing listing) {
        Split split = isSplit(listing.entries()) ? new Split.Given() : random();
        for (PictureTable table : PictureTable.readable(root, names(listing.entries()))) {
            boolean whole = table.rows().size() == listing.entries().size();
            Optional<String> group = called(table.repeating(listing.entries()));
            if (whole && group.isPresent()) {
                FolderReading found = byColumn(root, listing, table, group.get());
                // A split that is given stays: the groups say whether it leaks.
                return split instanceof Split.Given
                        ? new FolderReading(plain(root, null), split, "", found.groupBy, found.listing)
                        : found;
            }
        }
        return new FolderReading(plain(root, null), split, "", "", listing);
    }

    /** The column with a usual name of groups. */
    private static Optional<String> called(List<String> columns) {
        return GROUPS.stream()
                .flatMap(name -> columns.stream()
                        .filter(column -> column.toLowerCase(Locale.ROOT).matches(name + "([ _-]?id)?")))
                .findFirst();
    }

    private static FolderReading byPattern(Path root, Listing listing, String pattern) {
        String told = String.format(
                Locale.ROOT, "%s tells %,d groups of pictures by their names", pattern, groups(listing.entries()));
        return new FolderReading(plain(root, pattern), byGroup(), told, pattern, listing);
    }

    private static FolderReading byColumn(Path root, Listing listing, String column) {
        List<PictureTable> tables = PictureTable.in(root, names(listing.entries()));
        return tables.stream()
                .filter(table -> table.has(column) && table.namesPictures())
                .findFirst()
                .map(table -> byColumn(root, listing, table, column))
                .orElseThrow(() -> noColumn(root, column, tables));
    }

    private static BadInput noColumn(Path root, String column, List<PictureTable> tables) {
        List<String> others =
                tables.stream().flatMap(table -> table.columns().stream()).toList();
        return new BadInput(
                "no CSV file in " + root + " has a column \"" + column + "\" and one with the paths of pictures",
                others.isEmpty()
                        ? "Put one there, or give --group-by a regular expression with parentheses around the group."
                        : Nearest.suggest(column, others));
    }

    private static FolderReading byColumn(Path root, Listing listing, PictureTable table, String column) {
        List<Entry> grouped = listing.entries().stream()
                .map(entry -> new Entry(
                        entry.file(), entry.name(), entry.label(), table.value(entry.name(), column), entry.split()))
                .toList();
        Listing both = new Listing(grouped, listing.notes());
        String labels = table.labels(listing.entries()).orElse("");
        if (labels.isEmpty()
                && !table.every(
                        listing.entries(),
                        entry -> IndexListing.folder(entry.name()).equals(entry.label()))) {
            throw new BadInput(
                    table.file() + " in " + root + " has the " + column + " of each picture, but no column with its "
                            + "class as the folders name it",
                    "Add a column label to it, or give --group-by a regular expression on the path.");
        }
        Source.Folder source = new Source.Folder(
                root.toString(),
                table.file(),
                table.paths(),
                labels,
                column,
                null,
                null,
                0,
                Source.Broken.SKIP,
                MEGAPIXELS);
        int missing = grouped.size() - table.rows().size();
        String told = String.format(
                Locale.ROOT,
                "%s tells %,d groups of pictures by its column %s%s",
                table.file(),
                groups(grouped),
                column,
                missing > 0 ? ". It leaves out " + missing + " of the folder's pictures" : "");
        return new FolderReading(source, byGroup(), told, column, both);
    }

    /**
     * The keys that an index file in the folder calls for, for a recipe that gives not all of them; empty if there is
     * none that names pictures.
     */
    static Optional<String> keys(Path root, List<Entry> entries) {
        return PictureTable.readable(root, names(entries)).stream()
                .filter(PictureTable::namesPictures)
                .findFirst()
                .map(table -> {
                    List<String> groups = table.repeating(entries).stream()
                            .filter(column ->
                                    !column.equals(table.labels(entries).orElse("")))
                            .toList();
                    String best = called(groups).orElse(String.join(" or ", groups));
                    return "index: " + table.file() + ", path-column: " + table.paths() + ", label-column: "
                            + table.labels(entries).orElse("\"\"") + ", group-column: "
                            + (best.isEmpty() ? "(the column with the group)" : best);
                });
    }

    private static Source.Folder plain(Path root, @Nullable String pattern) {
        return new Source.Folder(
                root.toString(), null, "path", "label", null, null, pattern, 0, Source.Broken.SKIP, MEGAPIXELS);
    }

    private static Split random() {
        return new Split.Random(VALIDATION, 0);
    }

    private static Split byGroup() {
        return new Split.Group(VALIDATION, 0);
    }

    private static Set<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).collect(Collectors.toSet());
    }

    private static boolean isSplit(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.split().equals("val"))
                && entries.stream().anyMatch(entry -> entry.split().equals("train"));
    }
}
