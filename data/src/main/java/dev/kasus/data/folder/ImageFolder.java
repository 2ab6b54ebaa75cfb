package dev.kasus.data.folder;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelStore;
import dev.kasus.data.image.PixelWriter;
import dev.kasus.data.picture.ParallelDecoder;
import dev.kasus.data.picture.PictureDecoder;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.source.SourceFolder;
import dev.kasus.data.split.DatasetSplit;
import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads a folder of pictures, with folders as classes or an index file. */
public final class ImageFolder {
    private ImageFolder() {}

    /** Lists, decodes in parallel and splits the pictures. */
    public static Dataset load(Source.Folder folder, Data data, LoadProgress progress) {
        Path root = SourceFolder.of(folder.path(), "folder");
        GroupPattern groups = GroupPattern.of(folder.groupPattern());
        String index = folder.index();
        Listing listing = index == null ? FolderListing.of(root, groups) : IndexListing.of(root, folder, index, groups);
        String corrections = folder.corrections();
        if (corrections != null) {
            listing = Corrections.apply(listing, root, corrections);
        }
        List<Entry> entries = largestClasses(listing.entries(), folder.largestClasses());
        if (entries.isEmpty()) {
            throw index == null
                    ? NoPictures.in(root)
                    : new BadInput(
                            "index file " + index + " of folder " + root + " names no picture",
                            "Put each class's pictures into a folder of its own, or name another index file.");
        }
        if (data.split() instanceof Split.Group) {
            refuseUngrouped(root, entries);
        }
        return decoded(root, entries, listing.notes(), folder, data, progress);
    }

    private static void refuseUngrouped(Path root, List<Entry> entries) {
        List<String> ungrouped = entries.stream()
                .filter(entry -> entry.group().isEmpty())
                .map(Entry::name)
                .toList();
        if (!ungrouped.isEmpty()) {
            throw new BadInput(
                    "data.split is group, but image " + ungrouped.get(0) + " of " + root + " has no group"
                            + (ungrouped.size() > 1 ? ", nor have " + (ungrouped.size() - 1) + " others" : ""),
                    FolderReading.keys(root, entries)
                            .map(keys -> "Set data.source.folder to {" + keys
                                    + "}; --data FOLDER --group-by COLUMN sets them all.")
                            .orElse(
                                    "Name the group column of an index file, give a group-pattern, or set data.split to random."));
        }
    }

    private static List<Entry> largestClasses(List<Entry> entries, int keep) {
        if (keep == 0) {
            return entries;
        }
        Map<String, Long> counts =
                entries.stream().collect(Collectors.groupingBy(Entry::label, TreeMap::new, Collectors.counting()));
        Set<String> kept = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(keep)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return entries.stream().filter(entry -> kept.contains(entry.label())).toList();
    }

    private static Dataset decoded(
            Path root,
            List<Entry> entries,
            Map<String, String> listed,
            Source.Folder folder,
            Data data,
            LoadProgress progress) {
        int channels = data.color().channels();
        try (PixelWriter writer = PixelWriter.open(data.size(), channels, entries.size())) {
            List<Path> files = entries.stream().map(Entry::file).toList();
            PictureDecoder decoder = new PictureDecoder(data.size(), channels, folder.maxMegapixels());
            Map<Integer, String> refused = ParallelDecoder.decode(files, decoder, writer, progress);
            List<String> broken = refused.entrySet().stream()
                    .map(e -> entries.get(e.getKey()).name() + " " + e.getValue())
                    .toList();
            check(root, entries.size(), broken, folder.broken());
            int[] slots = IntStream.range(0, entries.size())
                    .filter(i -> !refused.containsKey(i))
                    .toArray();
            List<Entry> whole = IntStream.of(slots).mapToObj(entries::get).toList();
            Map<String, String> notes = new LinkedHashMap<>(listed);
            if (!broken.isEmpty()) {
                notes.put(
                        "skipped files",
                        broken.size() + " of " + entries.size() + ": " + FirstFew.listed(broken, FolderListing.NAMED));
            }
            return DatasetSplit.of(
                    root.toString(),
                    data.split(),
                    store(writer, slots, whole),
                    whole.stream().map(Entry::split).toList(),
                    notes);
        }
    }

    private static void check(Path root, int total, List<String> broken, Source.Broken policy) {
        if (broken.size() == total) {
            throw new BadInput(
                    "none of the " + total + " files of " + root + " can be used: "
                            + FirstFew.listed(broken, FolderListing.NAMED),
                    "Check these files.");
        }
        if (!broken.isEmpty() && policy == Source.Broken.REFUSE) {
            throw new BadInput(
                    broken.size() + " of the " + total + " files of " + root + " cannot be used: "
                            + FirstFew.listed(broken, FolderListing.NAMED),
                    "Repair or remove them, or set data.source.folder.broken to skip.");
        }
    }

    private static PixelStore store(PixelWriter writer, int[] slots, List<Entry> whole) {
        List<String> classes =
                whole.stream().map(Entry::label).distinct().sorted().toList();
        return writer.store(
                slots,
                PixelStore.labels(whole.stream().map(Entry::label).toList(), classes),
                classes,
                whole.stream().map(Entry::name).toList(),
                whole.stream().map(Entry::group).toList());
    }
}
