package dev.kasus.report.html;

import dev.kasus.census.CheckResult;
import dev.kasus.census.CheckResult.Status;
import dev.kasus.report.CensusReport;
import dev.kasus.report.CensusReport.ClassLine;
import dev.kasus.report.CensusVerdict;
import dev.kasus.report.ClassRows;
import dev.kasus.report.NumberText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A census as a self-contained HTML page: the verdict, what to do, the evidence; the rest is folded. */
public final class CensusPage {
    private static final int MOST_CLASSES = 12;
    /** Pictures of so many findings are shown at once. */
    private static final int OPEN = 2;

    private CensusPage() {}

    private record Figure(String label, String value) {}

    private record Advice(int rank, String title, String text) {}

    private record Item(
            int rank,
            String id,
            String title,
            double severity,
            String sentence,
            String advice,
            boolean opens,
            List<Strip> strips) {}

    /** A table of classes; the names are those that the template of the page uses, too. */
    private record Table(boolean split, boolean grouped, List<Row> rows) {}

    private record Strip(String caption, List<Shot> shots) {}

    private record Shot(String name, String source) {}

    private record Row(
            String name,
            String pictures,
            String validation,
            String groups,
            int wide,
            int wideValidation,
            String missing) {}

    /** All that the template fills in; {@code style} is the style sheet of the page of a run. */
    private record View(
            String style,
            String title,
            String look,
            String headline,
            List<Figure> figures,
            List<Advice> advice,
            String recipe,
            List<String> commands,
            List<Item> found,
            boolean split,
            boolean grouped,
            List<Row> rows,
            List<Table> others,
            List<Item> unknown,
            List<Item> clear,
            List<Figure> notes) {}

    /**
     * The whole text of the page.
     *
     * @param thumbnails JPEG files of the example pictures of the checks, by name; missing ones are left out
     */
    public static String html(CensusReport report, Map<String, byte[]> thumbnails) {
        ClassRows rows = ClassRows.of(report, MOST_CLASSES);
        List<ClassLine> rest = report.classes().stream()
                .filter(line -> !rows.shown().contains(line))
                .toList();
        List<Item> found = items(report, Status.FOUND, thumbnails);
        return Templates.template("census")
                .execute(new View(
                        Templates.resource("page.css"),
                        report.folder(),
                        look(report.verdict().kind()),
                        report.verdict().sentence(),
                        figures(report),
                        found.stream()
                                .map(item -> new Advice(item.rank(), item.title(), item.advice()))
                                .toList(),
                        report.next().recipe(),
                        report.next().commands(),
                        found,
                        report.split(),
                        report.groups() > 0,
                        rows(report, rows.shown()),
                        rest.isEmpty()
                                ? List.of()
                                : List.of(new Table(report.split(), report.groups() > 0, rows(report, rest))),
                        items(report, Status.UNKNOWN, thumbnails),
                        items(report, Status.CLEAR, thumbnails),
                        report.notes().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(note -> new Figure(note.getKey(), note.getValue()))
                                .toList()));
    }

    private static String look(CensusVerdict.Kind kind) {
        return switch (kind) {
            case TROUBLE -> "sick";
            case MINOR, PARTLY -> "partly";
            case CLEAR -> "clear";
        };
    }

    private static List<Figure> figures(CensusReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("pictures", NumberText.count(report.pictures())));
        figures.add(new Figure("classes", NumberText.count(report.classes().size())));
        if (report.groups() > 0) {
            figures.add(new Figure("groups", NumberText.count(report.groups())));
        }
        if (report.split()) {
            figures.add(new Figure(
                    "for training",
                    NumberText.count(
                            report.classes().stream().mapToInt(ClassLine::train).sum())));
            figures.add(new Figure(
                    "for validation",
                    NumberText.count(report.classes().stream()
                            .mapToInt(ClassLine::validation)
                            .sum())));
        }
        if (!report.broken().isEmpty()) {
            figures.add(
                    new Figure("broken files", NumberText.count(report.broken().size())));
        }
        return figures;
    }

    private static List<Row> rows(CensusReport report, List<ClassLine> lines) {
        int most = report.classes().stream().mapToInt(ClassLine::pictures).max().orElse(1);
        return lines.stream()
                .map(line -> new Row(
                        line.name(),
                        NumberText.count(report.split() ? line.train() : line.pictures()),
                        NumberText.count(line.validation()),
                        NumberText.count(line.groups()),
                        100 * line.train() / Math.max(1, most),
                        100 * line.validation() / Math.max(1, most),
                        !report.split()
                                ? ""
                                : line.train() == 0 ? "not trained on" : line.validation() == 0 ? "not validated" : ""))
                .toList();
    }

    private static List<Item> items(CensusReport report, Status status, Map<String, byte[]> thumbnails) {
        List<Item> items = new ArrayList<>();
        report.results().stream()
                .filter(result -> result.status() == status)
                .forEach(result -> items.add(new Item(
                        items.size() + 1,
                        result.id(),
                        result.title(),
                        NumberText.round(result.severity(), 2),
                        result.sentence(),
                        result.advice(),
                        items.size() < OPEN,
                        strips(result, thumbnails))));
        return items;
    }

    private static List<Strip> strips(CheckResult result, Map<String, byte[]> thumbnails) {
        return result.exhibits().stream()
                .map(exhibit -> new Strip(
                        exhibit.caption(),
                        exhibit.names().stream()
                                .filter(thumbnails::containsKey)
                                .map(name -> new Shot(name, source(Objects.requireNonNull(thumbnails.get(name)))))
                                .toList()))
                .filter(strip -> !strip.shots().isEmpty())
                .toList();
    }

    private static String source(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
