package dev.kasus.app;

import dev.kasus.report.Ink;
import java.util.regex.Pattern;

/** The little Markdown that our own pages use, as text for a terminal; tables and code blocks stay as they are. */
final class MarkdownText {
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final boolean colour;

    MarkdownText(Ink ink) {
        this.colour = ink == Ink.COLOUR;
    }

    /** The text, lines ended. */
    String of(String markdown) {
        StringBuilder text = new StringBuilder();
        boolean block = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                block = !block;
            } else {
                text.append(block ? "    " + line : line(line)).append('\n');
            }
        }
        return text.toString();
    }

    private String line(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            return ink("1", heading.group(1).replace("`", ""));
        }
        String linked = LINK.matcher(line)
                .replaceAll(link -> java.util.regex.Matcher.quoteReplacement(
                        link.group(2).startsWith("http") ? link.group(1) + " (" + link.group(2) + ")" : link.group(1)));
        String strong = STRONG.matcher(linked)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(ink("1", found.group(1))));
        return CODE.matcher(strong)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(ink("36", found.group(1))));
    }

    private String ink(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
