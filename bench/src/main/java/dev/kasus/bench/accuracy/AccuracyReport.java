package dev.kasus.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Hits and false alarms of the diagnosis as Markdown: a row for each subject, one for all, and every run. */
record AccuracyReport(List<Subject> subjects, List<SubjectRun> trials) {

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| healthy recipe | runs | train accuracy | validation accuracy | false alarms | of which rule |");
        lines.add("|---|---|---|---|---|---|");
        subjects.stream()
                .filter(Subject::isHealthy)
                .forEach(subject -> lines.add(healthy(subject.name(), of(subject))));
        lines.add(healthy(
                "**all**", trials.stream().filter(t -> t.subject().isHealthy()).toList()));
        lines.add("");
        lines.add("| fault | runs | train accuracy | validation accuracy | right at rank 1 | within 3 | also said |");
        lines.add("|---|---|---|---|---|---|---|");
        subjects.stream()
                .filter(subject -> !subject.isHealthy())
                .forEach(subject -> lines.add(fault(subject.name(), of(subject))));
        lines.add(fault(
                "**all**", trials.stream().filter(t -> !t.subject().isHealthy()).toList()));
        lines.add("");
        lines.add("| run | seed | train accuracy | validation accuracy | diagnosis |");
        lines.add("|---|---|---|---|---|");
        for (Subject subject : subjects) {
            of(subject)
                    .forEach(trial -> lines.add(row(
                            subject.name(),
                            trial.seed(),
                            three(trial.trainAccuracy()),
                            three(trial.validationAccuracy()),
                            trial.found())));
        }
        return String.join("\n", lines);
    }

    private List<SubjectRun> of(Subject subject) {
        return trials.stream().filter(trial -> trial.subject().equals(subject)).toList();
    }

    private static String healthy(String name, List<SubjectRun> runs) {
        return row(
                name,
                runs.size(),
                range(runs, SubjectRun::trainAccuracy),
                range(runs, SubjectRun::validationAccuracy),
                share(runs, trial -> !trial.hit(1)),
                tally(runs));
    }

    private static String fault(String name, List<SubjectRun> runs) {
        return row(
                name,
                runs.size(),
                range(runs, SubjectRun::trainAccuracy),
                range(runs, SubjectRun::validationAccuracy),
                share(runs, trial -> trial.hit(1)),
                share(runs, trial -> trial.hit(3)),
                tally(runs));
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        return row.toString();
    }

    private static String share(List<SubjectRun> runs, Predicate<SubjectRun> which) {
        return runs.stream().filter(which).count() + " of " + runs.size();
    }

    private static String range(List<SubjectRun> runs, ToDoubleFunction<SubjectRun> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0 ? "" : three(sorted[0]) + " to " + three(sorted[sorted.length - 1]);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** How often each rule spoke that was not asked for. */
    private static String tally(List<SubjectRun> runs) {
        Map<String, Integer> counts = new TreeMap<>();
        runs.forEach(trial -> trial.present().stream()
                .filter(id -> !trial.subject().causes().contains(id))
                .forEach(id -> counts.merge(id, 1, Integer::sum)));
        List<String> parts = new ArrayList<>();
        counts.forEach((id, count) -> parts.add(id + " " + count));
        return String.join(", ", parts);
    }
}
