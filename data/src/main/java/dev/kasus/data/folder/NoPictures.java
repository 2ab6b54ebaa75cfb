package dev.kasus.data.folder;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import java.nio.file.Path;
import java.util.List;

/** The error for a folder without pictures in class folders. */
final class NoPictures {
    private NoPictures() {}

    static BadInput in(Path root) {
        FolderContent content = FolderContent.of(root);
        int loose = content.pictures().size();
        if (loose > 0) {
            return new BadInput(
                    "folder " + root + " has no pictures in folders that could be classes: "
                            + (loose == 1 ? "1 picture is" : loose + " pictures are") + " directly in it",
                    isOneOfSeveral(root)
                            ? "It looks like a single class: name the folder above, " + root.getParent() + "."
                            : "Put each class's pictures into a folder of its own, such as " + root.resolve("perch")
                                    + ", or name a CSV file with their classes as data.source.folder.index in a recipe.");
        }
        if (content.folders().isEmpty() && content.others().isEmpty()) {
            return new BadInput(
                    "folder " + root + " has no pictures: it is empty",
                    "Put each class's pictures into a folder of its own in it.");
        }
        String held = content.folders().isEmpty()
                ? "only "
                        + FirstFew.listed(
                                content.others().stream()
                                        .map(FolderContent.Child::name)
                                        .toList(),
                                FolderListing.NAMED)
                : "the folders "
                        + FirstFew.listed(
                                content.folders().stream()
                                        .map(FolderContent.Child::name)
                                        .toList(),
                                FolderListing.NAMED)
                        + ", and none of them holds a picture";
        return new BadInput(
                "folder " + root + " has no pictures in folders that could be classes: it holds " + held,
                "Put each class's pictures (JPEG, PNG, GIF, BMP, WebP, TIFF) into a folder of its own.");
    }

    /** Whether a folder beside it holds pictures, too. */
    private static boolean isOneOfSeveral(Path root) {
        Path above = root.getParent();
        if (above == null) {
            return false;
        }
        List<FolderContent.Child> beside = FolderContent.of(above).folders();
        return beside.stream()
                .filter(folder -> !folder.path().equals(root))
                .limit(20)
                .anyMatch(folder -> !FolderContent.of(folder.path()).pictures().isEmpty());
    }
}
