package dev.kasus.report;

import dev.kasus.census.Census;
import dev.kasus.census.CheckResult;
import dev.kasus.census.CrossValidationResult;
import dev.kasus.census.HeldOutPredictions;
import dev.kasus.census.Picture;
import dev.kasus.census.checks.Checks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a data set.
 *
 * @param version of this layout
 * @param folder that was looked at
 * @param verdict on it
 * @param next how to go on
 * @param split whether pictures say on which side of a split they are
 * @param pictures that could be read
 * @param broken files that could not, with the reason
 * @param classes the largest first
 * @param notes of the listing
 * @param results of every check: found, unknown, clear
 * @param suspects labels that may be wrong, the most suspect first; empty if no net was asked
 */
public record CensusReport(
        int version,
        String folder,
        CensusVerdict verdict,
        CensusNext next,
        boolean split,
        int pictures,
        Map<String, String> broken,
        List<ClassLine> classes,
        Map<String, String> notes,
        List<CheckResult> results,
        List<HeldOutPredictions.Suspect> suspects) {
    private static final int VERSION = 2;

    /**
     * A class.
     *
     * @param name of it
     * @param pictures of it
     * @param train those that are trained on; all of them without a split
     * @param validation those that are validated on
     * @param groups of it; 0 if they are not known
     */
    public record ClassLine(String name, int pictures, int train, int validation, int groups) {}

    /** The report of a census, and of what a reference net has shown if one was trained. */
    public static CensusReport of(String folder, Census census, @Nullable CrossValidationResult lesson) {
        List<ClassLine> classes = census.byClass().entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), census.isGrouped()))
                .sorted(Comparator.comparingInt(line -> -line.pictures()))
                .toList();
        List<CheckResult> results = CheckResult.inOrder(
                Stream.concat(Checks.of(census).stream(), lesson == null ? Stream.of() : lesson.results().stream())
                        .toList());
        return new CensusReport(
                VERSION,
                folder,
                CensusVerdict.of(results),
                CensusNext.NONE,
                census.isSplit(),
                census.pictures().size(),
                census.broken(),
                classes,
                census.notes(),
                results,
                lesson == null ? List.of() : lesson.whole().suspects());
    }

    private static ClassLine line(String name, List<Picture> pictures, boolean grouped) {
        int validation = (int) pictures.stream().filter(Picture::isValidation).count();
        long groups = grouped ? pictures.stream().map(Picture::group).distinct().count() : 0;
        return new ClassLine(name, pictures.size(), pictures.size() - validation, validation, (int) groups);
    }

    /** The same with how to go on. */
    public CensusReport with(CensusNext then) {
        return new CensusReport(
                version, folder, verdict, then, split, pictures, broken, classes, notes, results, suspects);
    }

    /** What a check found; empty if it found nothing. */
    public Optional<CheckResult> found(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id) && result.status() == CheckResult.Status.FOUND)
                .findFirst();
    }

    /** Groups of all classes; 0 if they are not known. */
    public int groups() {
        return classes.stream().mapToInt(ClassLine::groups).sum();
    }
}
