package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ClassNames;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import dev.kasus.message.FirstFew;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks for classes that are on only one side of a split, or have two spellings. */
final class SplitClasses implements Check {
    private static final double NEVER_TRAINED = 1;
    private static final double TWO_NAMES = 0.9;
    private static final int NAMED = 4;
    private static final double NEVER_VALIDATED = 0.8;

    @Override
    public String id() {
        return "split-classes";
    }

    @Override
    public String title() {
        return "Classes missing on a side of the split";
    }

    @Override
    public CheckResult look(Census census) {
        Map<String, Long> trained = counts(census, picture -> !picture.isValidation());
        Map<String, Long> validated = counts(census, Picture::isValidation);
        List<List<String>> alike = ClassNames.alike(census.byClass().keySet());
        List<String> sentences = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        double severity = 0;
        if (!alike.isEmpty()) {
            severity = TWO_NAMES;
            sentences.add(ClassNames.told(alike)
                    + " differ only by case, blanks, underscores or hyphens, and count as separate classes.");
            advice.add("Give the folders of one class the same name.");
        }
        String untrained = missing(validated, trained);
        if (census.isSplit() && !untrained.isEmpty()) {
            severity = NEVER_TRAINED;
            sentences.add("In validation but not in training: " + untrained + "."
                    + (trained.keySet().stream().noneMatch(validated::containsKey)
                            ? " No class is on both sides."
                            : ""));
            advise(
                    advice,
                    absent(validated, trained),
                    alike,
                    "Add training pictures of %s, or remove it from val/: kasus train refuses it like this.");
        }
        String unvalidated = missing(trained, validated);
        if (census.isSplit() && !unvalidated.isEmpty()) {
            severity = Math.max(severity, NEVER_VALIDATED);
            sentences.add("In training but not in validation: " + unvalidated + ".");
            advise(
                    advice,
                    absent(trained, validated),
                    alike,
                    "Move pictures of %s into val/, or make a new split: its accuracy cannot be measured yet.");
        }
        if (!sentences.isEmpty()) {
            return found(severity, String.join(" ", sentences), String.join(" ", advice), List.of());
        }
        return clear(
                census.isSplit()
                        ? "Each of the " + trained.size() + " classes is on both sides."
                        : "There is no split yet; no two names differ only by case, blanks, underscores or hyphens.");
    }

    private static Map<String, Long> counts(Census census, Predicate<Picture> side) {
        return census.pictures().stream()
                .filter(side)
                .collect(Collectors.groupingBy(Picture::label, TreeMap::new, Collectors.counting()));
    }

    /** If every missing class has another spelling on the other side, only the names must be corrected. */
    private static void advise(List<String> advice, Set<String> missing, List<List<String>> alike, String text) {
        if (!alike.stream().flatMap(List::stream).toList().containsAll(missing)) {
            advice.add(text.formatted(missing.size() <= NAMED ? String.join(", ", missing) : "these classes"));
        }
    }

    private static Set<String> absent(Map<String, Long> here, Map<String, Long> there) {
        Set<String> names = new TreeSet<>(here.keySet());
        names.removeAll(there.keySet());
        return names;
    }

    private static String missing(Map<String, Long> here, Map<String, Long> there) {
        return FirstFew.listed(
                absent(here, there).stream()
                        .map(name -> name + " (" + here.getOrDefault(name, 0L) + ")")
                        .toList(),
                PictureNumbers.LISTED);
    }
}
