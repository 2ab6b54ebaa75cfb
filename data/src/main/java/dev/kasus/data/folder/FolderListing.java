package dev.kasus.data.folder;

import dev.kasus.data.folder.FolderContent.Child;
import dev.kasus.message.FirstFew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists the pictures of a folder in which folders are classes. */
final class FolderListing {
    /** Names of files and folders in one note. */
    static final int NAMED = 5;

    /** How deep folders may be nested in a class's folder. */
    private static final int DEEPEST = 8;

    private final Path root;
    private final GroupPattern groups;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final Map<String, Integer> otherFiles = new TreeMap<>();
    private int outside;

    private FolderListing(Path root, GroupPattern groups) {
        this.root = root;
        this.groups = groups;
    }

    static Listing of(Path root, GroupPattern groups) {
        FolderListing listing = new FolderListing(root, groups);
        listing.list(FolderContent.of(root));
        return new Listing(listing.entries, listing.notes());
    }

    private void list(FolderContent content) {
        outside += content.pictures().size();
        List<Child> train = content.folders().stream()
                .filter(folder -> SplitNames.TRAIN.matches(folder.name()) && holdsClasses(folder))
                .toList();
        if (train.isEmpty()) {
            content.folders().forEach(folder -> label(folder, "", ""));
            return;
        }
        SplitNames held = content.folders().stream().anyMatch(f -> SplitNames.VALIDATION.matches(f.name()))
                ? SplitNames.VALIDATION
                : SplitNames.TEST;
        for (Child folder : content.folders()) {
            if (train.contains(folder)) {
                classes(folder, "train");
            } else if (held.matches(folder.name())) {
                classes(folder, "val");
            } else {
                unused.add(folder.name());
            }
        }
    }

    /** A folder {@code train} with pictures of its own is the class of trains. */
    private static boolean holdsClasses(Child folder) {
        FolderContent content = FolderContent.of(folder.path());
        return content.pictures().isEmpty() && !content.folders().isEmpty();
    }

    private void classes(Child split, String name) {
        FolderContent content = FolderContent.of(split.path());
        outside += content.pictures().size();
        content.folders().forEach(folder -> label(folder, split.name() + "/", name));
    }

    private void label(Child folder, String prefix, String split) {
        if (leadsBack(folder.path())) {
            unused.add(prefix + folder.name() + " (leads back)");
            return;
        }
        int before = entries.size();
        pictures(folder.path(), prefix + folder.name() + "/", folder.name(), split, 0);
        if (entries.size() == before) {
            empty.add(prefix + folder.name());
        }
    }

    /** Pictures in a class's folder and, since some data sets nest them, in the folders below. */
    private void pictures(Path folder, String prefix, String label, String split, int depth) {
        FolderContent content = FolderContent.of(folder);
        for (Child picture : content.pictures()) {
            String name = prefix + picture.name();
            entries.add(new Entry(picture.path(), name, label, groups.group(name), split));
        }
        for (Child nested : content.folders()) {
            if (depth < DEEPEST && !Files.isSymbolicLink(nested.path())) {
                pictures(nested.path(), prefix + nested.name() + "/", label, split, depth + 1);
            } else {
                unused.add(prefix + nested.name());
            }
        }
        content.others().forEach(other -> otherFiles.merge(other.extension(), 1, Integer::sum));
    }

    /** Whether a folder is a link to the whole that it is part of. */
    private boolean leadsBack(Path folder) {
        try {
            return Files.isSymbolicLink(folder) && root.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException unreadable) {
            return true;
        }
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        if (outside > 0) {
            notes.put("pictures outside the folders of classes", String.valueOf(outside));
        }
        if (!empty.isEmpty()) {
            notes.put("folders without pictures", FirstFew.listed(empty, NAMED));
        }
        if (!unused.isEmpty()) {
            notes.put("folders left out", FirstFew.listed(unused, NAMED));
        }
        if (!otherFiles.isEmpty()) {
            notes.put(
                    "other files",
                    otherFiles.entrySet().stream()
                            .map(e -> e.getValue() + (e.getKey().isEmpty() ? " without extension" : " ." + e.getKey()))
                            .collect(Collectors.joining(", ")));
        }
        return notes;
    }
}
