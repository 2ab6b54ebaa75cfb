package dev.kasus.census;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that was met in a folder.
 *
 * @param pictures that could be read
 * @param broken files that could not, with the reason
 * @param notes of the listing: empty folders, other files and the like
 * @param copies among the pictures
 */
public record Census(
        List<Picture> pictures, Map<String, String> broken, Map<String, String> notes, DuplicateClusters copies) {
    /** With the copies among the pictures, which are looked for. */
    public Census(List<Picture> pictures, Map<String, String> broken, Map<String, String> notes) {
        this(pictures, broken, notes, DuplicateClusters.of(pictures));
    }

    /** Copies all. */
    public Census {
        pictures = List.copyOf(pictures);
        broken = Collections.unmodifiableMap(new TreeMap<>(broken));
        notes = Map.copyOf(notes);
    }

    /** Pictures of each class, by its name. */
    public Map<String, List<Picture>> byClass() {
        return pictures.stream().collect(Collectors.groupingBy(Picture::label, TreeMap::new, Collectors.toList()));
    }

    /** Whether pictures say on which side of a split they are. */
    public boolean isSplit() {
        return pictures.stream().anyMatch(Picture::isValidation);
    }

    /** Whether pictures say to which group they belong. */
    public boolean isGrouped() {
        return pictures.stream().noneMatch(picture -> picture.group().isEmpty()) && !pictures.isEmpty();
    }
}
