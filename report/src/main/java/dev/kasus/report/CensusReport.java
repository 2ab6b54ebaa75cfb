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
 * The report on a data set.
 *
 * @param version of this layout
 * @param folder of the data set
 * @param verdict on it
 * @param next the next steps
 * @param split whether the pictures are assigned to training and validation
 * @param pictures number of readable pictures
 * @param broken files that could not be read, with the reason
 * @param classes the largest first
 * @param notes on how the folder was read
 * @param results of every check: found, unknown, clear
 * @param suspects labels that may be wrong, the most suspect first; empty without a reference net
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
     * @param name of the class
     * @param pictures number of its pictures
     * @param train its training pictures; all of them without a split
     * @param validation its validation pictures
     * @param groups number of its groups; 0 if unknown
     */
    public record ClassLine(String name, int pictures, int train, int validation, int groups) {}

    /** The report of a census, with the results of a reference net if one was trained. */
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

    /** The same report with next steps. */
    public CensusReport with(CensusNext then) {
        return new CensusReport(
                version, folder, verdict, then, split, pictures, broken, classes, notes, results, suspects);
    }

    /** The result of a check that found something; else empty. */
    public Optional<CheckResult> found(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id) && result.status() == CheckResult.Status.FOUND)
                .findFirst();
    }

    /** Number of groups of all classes; 0 if unknown. */
    public int groups() {
        return classes.stream().mapToInt(ClassLine::groups).sum();
    }
}
