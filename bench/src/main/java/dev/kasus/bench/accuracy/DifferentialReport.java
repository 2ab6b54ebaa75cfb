package dev.kasus.bench.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who was right how often, as Markdown. */
final class DifferentialReport {
    private DifferentialReport() {}

    static String markdown(List<DiagnosedBenchmarkRun> diagnosedRuns) {
        List<DiagnosedBenchmarkRun> healthy =
                diagnosedRuns.stream().filter(v -> v.benchmark().isHealthy()).toList();
        List<DiagnosedBenchmarkRun> faulty =
                diagnosedRuns.stream().filter(v -> !v.benchmark().isHealthy()).toList();
        List<DiagnosedBenchmarkRun> sick =
                faulty.stream().filter(DiagnosedBenchmarkRun::isSick).toList();
        List<String> lines = new ArrayList<>();
        lines.add(faulty.size() + " runs with a fault, of which " + sick.size()
                + " are sick (at least 5 points worse than the healthy recipe under the same seed); " + healthy.size()
                + " healthy runs.");
        lines.add("");
        lines.add("| who | right at rank 1 | within 3 | said nothing | false alarms |");
        lines.add("|---|---|---|---|---|");
        for (String who : diagnosedRuns.isEmpty()
                ? List.<String>of()
                : diagnosedRuns.get(0).said().keySet()) {
            lines.add("| " + who + " | " + share(sick, v -> v.hit(who, 1)) + " | " + share(sick, v -> v.hit(who, 3))
                    + " | " + share(sick, v -> !v.alarm(who)) + " | " + share(healthy, v -> v.alarm(who)) + " |");
        }
        lines.add("");
        faults(sick, lines);
        lines.add("");
        lines.add("| run | seed | train | validation | healthy | said |");
        lines.add("|---|---|---|---|---|---|");
        diagnosedRuns.forEach(diagnosedRun -> lines.add(line(diagnosedRun)));
        return String.join("\n", lines);
    }

    private static void faults(List<DiagnosedBenchmarkRun> sick, List<String> lines) {
        lines.add("| fault | right causes | runs | observed: rank 1 | within 3 | probed: rank 1 | within 3 |");
        lines.add("|---|---|---|---|---|---|---|");
        Map<String, List<DiagnosedBenchmarkRun>> byFault = sick.stream()
                .collect(Collectors.groupingBy(v -> v.benchmark().fault(), LinkedHashMap::new, Collectors.toList()));
        byFault.forEach((fault, runs) -> lines.add(String.join(
                        " | ",
                        "| " + fault,
                        runs.stream()
                                .flatMap(diagnosedRun -> diagnosedRun.benchmark().roots().stream())
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        Integer.toString(runs.size()),
                        count(runs, v -> v.hit("Kasus, observed", 1)),
                        count(runs, v -> v.hit("Kasus, observed", 3)),
                        count(runs, v -> v.hit("Kasus, probed", 1)),
                        count(runs, v -> v.hit("Kasus, probed", 3)))
                + " |"));
    }

    private static String count(List<DiagnosedBenchmarkRun> runs, Predicate<DiagnosedBenchmarkRun> which) {
        return Long.toString(runs.stream().filter(which).count());
    }

    private static String share(List<DiagnosedBenchmarkRun> runs, Predicate<DiagnosedBenchmarkRun> which) {
        return new Share((int) runs.stream().filter(which).count(), runs.size()).words();
    }

    private static String line(DiagnosedBenchmarkRun diagnosedRun) {
        String said = diagnosedRun.said().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("Kasus"))
                .map(entry -> entry.getKey().replace("Kasus, ", "") + ": "
                        + (entry.getValue().isEmpty() ? "healthy" : String.join(", ", entry.getValue())))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %s | %s%s |",
                diagnosedRun.benchmark().name(),
                diagnosedRun.seed(),
                diagnosedRun.end().trainAccuracy(),
                diagnosedRun.end().accuracy(),
                diagnosedRun.benchmark().isHealthy()
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.3f", diagnosedRun.healthyEnd().accuracy()),
                diagnosedRun.benchmark().isHealthy() || diagnosedRun.isSick() ? "" : "no harm; ",
                said);
    }
}
