package dev.kasus.data.folder;

import dev.kasus.BadInput;
import dev.kasus.data.Dataset;
import dev.kasus.data.DatasetSplit;
import dev.kasus.data.LoadProgress;
import dev.kasus.data.PixelStore;
import dev.kasus.data.SquareFit;
import dev.kasus.recipe.Data;
import dev.kasus.recipe.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads a folder of pictures, with folders as classes or an index file. */
public final class ImageFolder {
    /** Broken files that a note names; the others are counted. */
    private static final int NAMED = 5;

    private ImageFolder() {}

    /** Lists, decodes in parallel and splits the pictures. */
    public static Dataset load(Source.Folder folder, Data data, LoadProgress progress) {
        Path root = Path.of(folder.path());
        if (!Files.isDirectory(root)) {
            throw new BadInput(
                    "there is no folder " + root,
                    "Check data.source.folder.path; a relative path is read from the folder of the recipe.");
        }
        String index = folder.index();
        List<Entry> listed = index == null ? FolderListing.of(root, folder) : IndexListing.of(root, folder, index);
        List<Entry> entries = largestClasses(listed, folder.largestClasses());
        if (entries.isEmpty()) {
            throw new BadInput(
                    "folder " + root + " has no pictures in folders that could be classes",
                    "Put each class's pictures into a folder of its own, or name an index file.");
        }
        byte[][] pixels = new byte[entries.size()][];
        Map<String, String> broken = decode(entries, pixels, folder, data, progress);
        return DatasetSplit.of(
                root.toString(),
                data.split(),
                images(entries, pixels, data),
                splits(entries, pixels),
                notes(broken, entries.size()));
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

    private static Map<String, String> decode(
            List<Entry> entries, byte[][] pixels, Source.Folder folder, Data data, LoadProgress progress) {
        Map<String, String> broken = java.util.Collections.synchronizedMap(new HashMap<>());
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, entries.size()).parallel().forEach(i -> {
            try {
                var picture = PictureDecoder.decode(entries.get(i).file(), folder.maxMegapixels());
                pixels[i] = SquareFit.bytes(picture, data.size(), data.color().channels());
            } catch (PictureDecoder.Broken reason) {
                if (folder.broken() == Source.Broken.REFUSE) {
                    throw new BadInput(
                            "picture " + entries.get(i).file() + " " + reason.getMessage(),
                            "Mend or remove it, or set data.source.folder.broken to skip.",
                            reason);
                }
                broken.put(entries.get(i).name(), String.valueOf(reason.getMessage()));
            }
            progress.loaded(done.incrementAndGet(), entries.size());
        });
        return new TreeMap<>(broken);
    }

    private static PixelStore images(List<Entry> entries, byte[][] pixels, Data data) {
        List<Entry> whole = new ArrayList<>();
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != null) {
                whole.add(entries.get(i));
                kept.add(pixels[i]);
            }
        }
        List<String> classes =
                whole.stream().map(Entry::label).distinct().sorted().toList();
        return new PixelStore(
                data.size(),
                data.color().channels(),
                kept.toArray(new byte[0][]),
                whole.stream().map(Entry::label).toList(),
                classes,
                whole.stream().map(Entry::name).toList(),
                whole.stream().map(Entry::group).toList());
    }

    private static List<String> splits(List<Entry> entries, byte[][] pixels) {
        return IntStream.range(0, pixels.length)
                .filter(i -> pixels[i] != null)
                .mapToObj(i -> entries.get(i).split())
                .toList();
    }

    private static Map<String, String> notes(Map<String, String> broken, int total) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (!broken.isEmpty()) {
            String named = broken.entrySet().stream()
                    .limit(NAMED)
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining("; "));
            String more = broken.size() > NAMED ? "; and " + (broken.size() - NAMED) + " more" : "";
            notes.put("skipped files", broken.size() + " of " + total + ": " + named + more);
        }
        return notes;
    }
}
