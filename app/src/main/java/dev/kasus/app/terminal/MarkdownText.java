package dev.kasus.app.terminal;

import dev.kasus.report.terminal.ColourMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little Markdown that our own pages use, as text for a terminal: paragraphs are filled anew, a table's rows become entries. */
public final class MarkdownText {
    private static final int WIDTH = 80;
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*]|\\d+\\.) +.*");
    /** Code comes first: nothing inside of it is marked. */
    private static final Pattern MARKED = Pattern.compile(
            "`(?<code>[^`]+)`|\\*\\*(?<strong>[^*]+)\\*\\*|\\*(?<emphasis>[^*\\s]+|[^*\\s][^*]*[^*\\s])\\*"
                    + "|\\[(?<label>[^\\]]+)]\\((?<target>[^)]+)\\)");

    private static final Pattern RULE = Pattern.compile("\\|[-:| ]+\\|");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

    private final boolean colour;
    private final StringBuilder text = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private List<String> columns = List.of();

    private MarkdownText(ColourMode colours) {
        this.colour = colours == ColourMode.COLOUR;
    }

    /** The text, lines ended. */
    public static String of(String markdown, ColourMode colours) {
        MarkdownText result = new MarkdownText(colours);
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                result.endParagraph();
                code = !code;
            } else if (code) {
                result.text.append("    ").append(line).append('\n');
            } else {
                result.line(line);
            }
        }
        result.endParagraph();
        return result.text.toString();
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            endParagraph();
            text.append(colours("1", heading.group(1).replace("`", ""))).append('\n');
        } else if (line.startsWith("|")) {
            endParagraph();
            if (!RULE.matcher(line).matches()) {
                row(line);
            }
        } else if (line.isBlank()) {
            endParagraph();
            columns = List.of();
            text.append('\n');
        } else {
            if (ITEM.matcher(line).matches()) {
                endParagraph();
            }
            paragraph.add(line.strip());
        }
    }

    /** The first cell, and below it the others under the names of their columns; a single one needs none. */
    private void row(String line) {
        List<String> cells = Arrays.stream(line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length())
                        .split("\\|", -1))
                .map(String::strip)
                .toList();
        if (columns.isEmpty()) {
            columns = cells;
            return;
        }
        fill(colours("1", inline(cells.get(0))), "  ", "  ");
        for (int i = 1; i < Math.min(cells.size(), columns.size()); i++) {
            String name = columns.size() > 2 ? columns.get(i) + ": " : "";
            if (!cells.get(i).isEmpty()) {
                fill(inline(name + cells.get(i)), "      ", "      ");
            }
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String whole = String.join(" ", paragraph);
            fill(inline(whole), "", ITEM.matcher(whole).matches() ? "  " : "");
            paragraph.clear();
        }
    }

    /** Breaks between words; colours take no room. */
    private void fill(String words, String first, String others) {
        StringBuilder line = new StringBuilder(first);
        int used = first.length();
        boolean empty = true;
        for (String word : words.split(" +", -1)) {
            int length = COLOUR.matcher(word).replaceAll("").length();
            if (!empty && used + 1 + length > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(others);
                used = others.length();
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            used += length + (empty ? 0 : 1);
            empty = false;
        }
        text.append(line).append('\n');
    }

    private String inline(String markdown) {
        Matcher matcher = MARKED.matcher(markdown);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(marked(matcher)));
        }
        return matcher.appendTail(result).toString();
    }

    private String marked(Matcher found) {
        if (found.group("code") != null) {
            return colours("36", found.group("code"));
        }
        if (found.group("strong") != null) {
            return colours("1", inline(found.group("strong")));
        }
        if (found.group("emphasis") != null) {
            return colours("3", found.group("emphasis"));
        }
        String target = found.group("target");
        return inline(found.group("label")) + (target.startsWith("http") ? " (" + target + ")" : "");
    }

    private String colours(String code, String marked) {
        return colour ? "\u001b[" + code + "m" + marked + "\u001b[0m" : marked;
    }
}
