package dev.kasus.report;

import dev.kasus.census.Answers;
import dev.kasus.census.Census;
import dev.kasus.census.Checks;
import dev.kasus.census.Lesson;
import dev.kasus.census.Picture;
import dev.kasus.census.Remark;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a data set.
 *
 * @param version of this layout
 * @param folder that was looked at
 * @param pictures that could be read
 * @param broken files that could not, with the reason
 * @param classes the largest first
 * @param notes of the listing
 * @param remarks of every check: found, unknown, clear
 * @param suspects labels that may be wrong, the most suspect first; empty if no net was asked
 */
public record CensusReport(
        int version,
        String folder,
        int pictures,
        Map<String, String> broken,
        List<ClassLine> classes,
        Map<String, String> notes,
        List<Remark> remarks,
        List<Answers.Suspect> suspects) {
    private static final int VERSION = 1;

    /**
     * A class.
     *
     * @param name of it
     * @param pictures of it
     * @param groups of it; 0 if they are not known
     */
    public record ClassLine(String name, int pictures, int groups) {}

    /** The report of a census, and of what a reference net has shown if one was trained. */
    public static CensusReport of(String folder, Census census, @Nullable Lesson lesson) {
        List<ClassLine> classes = census.byClass().entrySet().stream()
                .map(entry -> new ClassLine(
                        entry.getKey(),
                        entry.getValue().size(),
                        census.isGrouped()
                                ? (int) entry.getValue().stream()
                                        .map(Picture::group)
                                        .distinct()
                                        .count()
                                : 0))
                .sorted(Comparator.comparingInt(line -> -line.pictures()))
                .toList();
        return new CensusReport(
                VERSION,
                folder,
                census.pictures().size(),
                census.broken(),
                classes,
                census.notes(),
                Remark.inOrder(Stream.concat(
                                Checks.of(census).stream(), lesson == null ? Stream.of() : lesson.remarks().stream())
                        .toList()),
                lesson == null ? List.of() : lesson.whole().suspects());
    }

    /** The whole as JSON, ending with a line break. */
    public String json() {
        return JsonText.of(this);
    }
}
