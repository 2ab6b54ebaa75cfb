package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.Picture;
import java.util.List;

/** Checks for classes with pictures of only a few individuals. */
final class FewGroups implements Check {
    private static final int FEWEST = 3;

    @Override
    public String id() {
        return "few-groups";
    }

    @Override
    public String title() {
        return "Few groups in a class";
    }

    @Override
    public CheckResult look(Census census) {
        if (!census.isGrouped()) {
            return unknown(
                    "The track or individual of each picture is not known.",
                    "Set a column or a pattern with --group-by if frames of one individual are near-duplicates.");
        }
        long all = census.pictures().stream().map(Picture::group).distinct().count();
        List<String> few = census.byClass().entrySet().stream()
                .filter(entry -> groups(entry.getValue()) < FEWEST)
                .map(entry -> entry.getKey() + " (" + groups(entry.getValue()) + ")")
                .toList();
        String sentence = census.pictures().size() + " pictures are of " + all + " groups.";
        return few.isEmpty()
                ? clear(sentence)
                : found(
                        0.6,
                        sentence + " Fewer than " + FEWEST + " groups: " + String.join(", ", few)
                                + "; whatever is measured of them says little of others.",
                        "Collect other individuals of these classes.",
                        List.of());
    }

    private static long groups(List<Picture> pictures) {
        return pictures.stream().map(Picture::group).distinct().count();
    }
}
