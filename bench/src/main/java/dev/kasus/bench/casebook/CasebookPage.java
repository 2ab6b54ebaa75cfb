package dev.kasus.bench.casebook;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.records.AtomicFile;
import dev.kasus.report.CaseReport;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.terminal.ClaimsTable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the tables of a case's page in the documentation from its {@code case.json}. */
public final class CasebookPage {
    private final CaseReport report;
    private final Set<String> linked = new LinkedHashSet<>();

    private CasebookPage(CaseReport report) {
        this.report = report;
    }

    /** Prints the tables of each file: {@code CasebookPage case.json...}. */
    public static void main(String[] args) {
        for (String file : args) {
            CasebookPage page = new CasebookPage(CaseJson.read(AtomicFile.read(Path.of(file)), file));
            System.out.println(page.arms());
            System.out.println(page.detections());
            System.out.println(page.claims());
        }
    }

    private String arms() {
        return "| arm | weights | seeds | training | validation |\n|---|---|---|---|---|\n"
                + report.arms().stream()
                        .map(arm -> String.format(
                                Locale.ROOT,
                                "| %s | %,d | %d | %s | %s |\n",
                                arm.arm(),
                                arm.weights(),
                                arm.seeds(),
                                share(arm.train(), arm.trainSpread()),
                                share(arm.validation(), arm.validationSpread())))
                        .collect(Collectors.joining());
    }

    private static String share(double mean, double spread) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * mean, 100 * spread);
    }

    private String detections() {
        return "| arm | expected first | observed | after experiments | first finding of each run |\n|---|---|---|---|---|\n"
                + report.detections().stream().map(this::detection).collect(Collectors.joining());
    }

    private String detection(CaseReport.Detection detection) {
        String expected = detection.expected().isEmpty()
                ? "nothing"
                : detection.expected().stream().map(this::rule).collect(Collectors.joining(" or "));
        String apart = report.apart().stream()
                .filter(it -> it.arm().equals(detection.arm()))
                .map(it -> it.hits() + " of " + it.runs())
                .findFirst()
                .orElse("");
        String first = detection.first().stream()
                .map(count -> rule(count.cause()) + " " + count.runs())
                .collect(Collectors.joining(", "));
        return "| " + detection.arm() + " | " + expected + " | " + detection.hits() + " of " + detection.runs() + " | "
                + apart + " | " + first + " |\n";
    }

    /** The name of a rule; linked to its page where it is met first. */
    private String rule(String id) {
        boolean known = Rules.all().stream().anyMatch(rule -> rule.id().equals(id));
        return known && linked.add(id) ? "[" + id + "](../rules/" + id + ".md)" : id;
    }

    private String claims() {
        return "| claim | asserts | status | effect | 95 % interval | measured |\n|---|---|---|---|---|---|\n"
                + ClaimsTable.rows(report, "").stream()
                        .sorted(Comparator.comparing(row -> row.claim().replace('+', '~')))
                        .map(row -> "| "
                                + String.join(
                                        " | ",
                                        row.claim(),
                                        row.asserts(),
                                        "**" + row.status() + "**",
                                        row.effect(),
                                        row.interval(),
                                        row.measured())
                                + " |\n")
                        .collect(Collectors.joining())
                + "\n" + settled(report.claims()) + "\n";
    }

    private static String settled(List<ClaimResult> claims) {
        String open = claims.stream()
                .filter(claim -> !claim.isSettled())
                .map(claim -> claim.id()
                        + (claim.status() == Status.NOT_TESTED ? ": " : " (the verdict stands): ")
                        + String.join(", ", claim.open()))
                .collect(Collectors.joining("; "));
        return open.isEmpty() ? "Every comparison is settled." : "Open: " + open + ".";
    }
}
