package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.FirstFew;
import dev.kasus.report.recording.Recordable;
import dev.kasus.report.recording.RecordingCode;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.LogTool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a log of another tool lacks, and the lines of code that would record it.
 *
 * @param lacking how many checks need more than the log has, and what, in a sentence without its full stop
 * @param all that the tool can record and that checks need, what helps most first
 * @param beyond how to check what no log can show, a sentence each
 */
public record MissingRecordings(String lacking, List<Wanted> all, List<String> beyond) {
    private static final int MOST_NAMES = 3;
    private static final int BEST = 3;

    /**
     * What is worth recording.
     *
     * @param what it is
     * @param checks that need it
     * @param code the lines that record it
     */
    public record Wanted(Recordable what, List<Finding> checks, CodeView code) {
        /** Copies the list. */
        public Wanted {
            checks = List.copyOf(checks);
        }

        /** What it is and what for, such as {@code training accuracy, for underfitting and plateau}. */
        public String title() {
            List<String> names = checks.stream()
                    .map(check -> Phrase.inSentence(check.title()))
                    .toList();
            return what.words() + ", for " + FirstFew.named(names, MOST_NAMES);
        }
    }

    /** Copies the lists. */
    public MissingRecordings {
        all = List.copyOf(all);
        beyond = List.copyOf(beyond);
    }

    /** Empty for a run of Kasus, and where every check was possible. */
    static Optional<MissingRecordings> of(RunReport report) {
        Diagnosis diagnosis = report.diagnosis();
        List<Finding> unknown = diagnosis.unknown();
        return report.recording()
                .origin()
                .map(LogOrigin::tool)
                .filter(tool -> !unknown.isEmpty())
                .map(tool -> new MissingRecordings(
                        lacking(unknown, diagnosis.findings().size()), wanted(tool, diagnosis), beyond(unknown)));
    }

    /** The first few of all. */
    public List<Wanted> best() {
        return all.subList(0, Math.min(BEST, all.size()));
    }

    /** How to make a check possible that was not, for a log of another tool. */
    public static String hint(Opinion.Unknown unknown) {
        if (unknown.needs().contains(Need.Beyond.RECIPE)) {
            return "It needs the network as a recipe, trained by Kasus.";
        } else if (unknown.needs().contains(Need.Beyond.IMAGES)) {
            return "Check the images themselves: kasus data FOLDER --train.";
        }
        List<String> tags = unknown.needs().stream()
                .filter(Need.Recorded.class::isInstance)
                .map(Need::id)
                .toList();
        return tags.isEmpty() ? unknown.howToRecord() : "Record " + FirstFew.named(tags, MOST_NAMES) + ".";
    }

    private static List<Need> needs(Finding finding) {
        return finding.opinion() instanceof Opinion.Unknown unknown ? unknown.needs() : List.of();
    }

    /** Whether a check lacks the recipe: a training from one records everything, so nothing else would help. */
    public static boolean needsRecipe(Finding finding) {
        return needs(finding).contains(Need.Beyond.RECIPE);
    }

    private static Set<Recordable> recordables(Finding finding) {
        Set<Recordable> all = EnumSet.noneOf(Recordable.class);
        if (!needsRecipe(finding)) {
            for (Need need : needs(finding)) {
                if (need instanceof Need.Recorded recorded) {
                    Recordable.of(recorded.signal()).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Map<Recordable, List<Finding>> checks(List<Finding> unknown) {
        Map<Recordable, List<Finding>> checks = new EnumMap<>(Recordable.class);
        for (Finding finding : unknown) {
            recordables(finding)
                    .forEach(what -> checks.computeIfAbsent(what, key -> new ArrayList<>())
                            .add(finding));
        }
        return checks;
    }

    private static String lacking(List<Finding> unknown, int all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("the network as a recipe", count(unknown, Need.Beyond.RECIPE));
        checks(unknown).forEach((what, checks) -> counts.put(what.words(), checks.size()));
        counts.put("the images", count(unknown, Need.Beyond.IMAGES));
        counts.put("more epochs", count(unknown, Need.Beyond.LONGER_TRAINING));
        List<String> names = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
        return unknown.size() + " of " + Phrase.counted(all, "check")
                + (unknown.size() == 1 ? " needs" : " need") + " more than this log has"
                + (names.isEmpty() ? "" : ": " + FirstFew.named(names, MOST_NAMES));
    }

    private static int count(List<Finding> unknown, Need need) {
        return (int) unknown.stream().filter(finding -> first(finding, need)).count();
    }

    /** Whether a need is one of a check that lacks no recipe, or the recipe itself. */
    private static boolean first(Finding finding, Need need) {
        return needs(finding).contains(need) && (need == Need.Beyond.RECIPE || !needsRecipe(finding));
    }

    /**
     * What helps most first: at each place that which completes most checks, together with those before it. A check of what
     * would explain a finding counts for more.
     */
    private static List<Wanted> wanted(LogTool tool, Diagnosis diagnosis) {
        String language = RecordingCode.language(tool);
        List<Wanted> left = new ArrayList<>();
        checks(diagnosis.unknown())
                .forEach((what, checks) ->
                        left.add(new Wanted(what, checks, new CodeView(language, RecordingCode.lines(tool, what)))));
        left.removeIf(wanted -> wanted.code().lines().isEmpty());
        Set<Recordable> chosen = EnumSet.noneOf(Recordable.class);
        List<Wanted> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Wanted next = left.stream()
                    .max(Comparator.<Wanted>comparingInt(wanted -> completed(diagnosis, wanted, chosen))
                            .thenComparingInt(wanted -> wanted.checks().size())
                            .thenComparing(Wanted::what, Comparator.reverseOrder()))
                    .orElseThrow();
            left.remove(next);
            chosen.add(next.what());
            ordered.add(next);
        }
        return ordered;
    }

    /** The weight of those of its checks that lack nothing else. */
    private static int completed(Diagnosis diagnosis, Wanted wanted, Set<Recordable> chosen) {
        return wanted.checks().stream()
                .filter(check -> recordables(check).stream().allMatch(it -> it == wanted.what() || chosen.contains(it)))
                .mapToInt(check -> 1 + diagnosis.wouldExplain(check))
                .sum();
    }

    private static List<String> beyond(List<Finding> unknown) {
        List<String> ways = new ArrayList<>();
        int recipe = count(unknown, Need.Beyond.RECIPE);
        if (recipe > 0) {
            ways.add(Phrase.counted(recipe, "check") + (recipe == 1 ? " needs" : " need")
                    + " the network as a recipe, which Kasus trains and records by itself: kasus recipe plain "
                    + "--data FOLDER > network.yaml writes one to start from, kasus train network.yaml trains it.");
        }
        int images = count(unknown, Need.Beyond.IMAGES);
        if (images > 0) {
            ways.add(Phrase.counted(images, "check") + (images == 1 ? " needs" : " need")
                    + " the images, whatever trained on them: kasus data FOLDER --train.");
        }
        return ways;
    }
}
