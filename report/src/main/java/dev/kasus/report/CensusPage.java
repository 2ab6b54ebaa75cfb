package dev.kasus.report;

import dev.kasus.census.Remark;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A census as a page that holds its pictures itself. */
public final class CensusPage {
    private CensusPage() {}

    private record Item(String title, String id, String look, String sentence, String advice, List<Strip> strips) {}

    private record Strip(String caption, List<Shot> shots) {}

    private record Shot(String name, String source) {}

    private record Bar(String name, int pictures, String groups, int width) {}

    private record View(String title, int pictures, int classes, List<Bar> bars, List<Item> items) {}

    /**
     * The whole text of the page.
     *
     * @param thumbnails JPEG files of the pictures that remarks exhibit, by name; those missing are left out
     */
    public static String html(CensusReport report, Map<String, byte[]> thumbnails) {
        int most = report.classes().isEmpty() ? 1 : report.classes().get(0).pictures();
        List<Bar> bars = report.classes().stream()
                .map(line -> new Bar(
                        line.name(),
                        line.pictures(),
                        line.groups() == 0 ? "" : line.groups() + " groups",
                        Math.max(1, 100 * line.pictures() / most)))
                .toList();
        List<Item> items = report.remarks().stream()
                .map(remark -> item(remark, thumbnails))
                .toList();
        return Html.template("census")
                .execute(new View(
                        report.folder(), report.pictures(), report.classes().size(), bars, items));
    }

    private static Item item(Remark remark, Map<String, byte[]> thumbnails) {
        String look = remark.status() == Remark.Status.FOUND && remark.severity() < 0.5
                ? "mild"
                : remark.status().name().toLowerCase(Locale.ROOT);
        List<Strip> strips = remark.exhibits().stream()
                .map(exhibit -> new Strip(
                        exhibit.caption(),
                        exhibit.names().stream()
                                .filter(thumbnails::containsKey)
                                .map(name -> new Shot(name, source(Objects.requireNonNull(thumbnails.get(name)))))
                                .toList()))
                .filter(strip -> !strip.shots().isEmpty())
                .toList();
        return new Item(remark.title(), remark.id(), look, remark.sentence(), remark.advice(), strips);
    }

    private static String source(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
