package dev.kasus.app.command;

import dev.kasus.report.terminal.ClaimsTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The claims as the documentation's casebook has them; its pages, packaged at build time, are the only source. */
public final class PublishedClaims {
    /** What a row of this table says of where it comes from. */
    static final String WHOSE = "published";

    private static final Pattern EDITION = Pattern.compile("This edition is of ([^.]+)\\.");
    private static final Pattern LINK = Pattern.compile("\\[(?<claim>[^]]+)]\\(case-(?<number>\\d+)\\.md\\)");

    private PublishedClaims() {}

    /** The day of the published table. */
    public static String edition() {
        Matcher edition = EDITION.matcher(page("README"));
        if (!edition.find()) {
            throw new IllegalStateException("the casebook names no edition");
        }
        return edition.group(1);
    }

    /** The rows of a case: of the first table of the casebook, with what was measured from the case's own page. */
    public static List<ClaimsTable.Row> of(int number) {
        Map<String, String> measured = new LinkedHashMap<>();
        table(page("case-" + number), "measured").forEach(row -> measured.put(row.get("claim"), row.get("measured")));
        return table(page("README"), "asserts")
                .map(row -> row(row, number, measured))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static ClaimsTable.@org.jspecify.annotations.Nullable Row row(
            Map<String, String> row, int number, Map<String, String> measured) {
        Matcher link = LINK.matcher(cell(row, "claim"));
        if (!link.matches() || Integer.parseInt(link.group("number")) != number) {
            return null;
        }
        String claim = link.group("claim");
        return new ClaimsTable.Row(
                claim,
                cell(row, "asserts"),
                cell(row, "status").replace("*", ""),
                cell(row, "effect"),
                cell(row, "95 % interval"),
                cell(row, "seeds"),
                cell(row, "data"),
                WHOSE,
                measured.getOrDefault(claim, ""));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /** The rows of the first table that has a column, by its columns. */
    private static Stream<Map<String, String>> table(String page, String column) {
        List<String> lines = page.lines()
                .dropWhile(line -> !(line.startsWith("|") && cells(line).contains(column)))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> heads = lines.isEmpty() ? List.of() : cells(lines.get(0));
        return lines.stream().skip(2).map(line -> {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < heads.size() && i < cells.size(); i++) {
                row.put(heads.get(i), cells.get(i));
            }
            return row;
        });
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static String page(String name) {
        try (InputStream stream = PublishedClaims.class.getResourceAsStream("casebook/" + name + ".md")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
