package dev.kasus.report.network;

import dev.kasus.message.SafeText;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.lint.catalog.Lints.Found;
import java.util.List;
import java.util.Locale;

/**
 * Something that asks for trouble; observed in the architecture, not proven.
 *
 * @param severity {@code wrong}, {@code likely} or {@code hint}
 * @param code lines for the file's own framework; may be empty
 */
public record LintLine(
        String id,
        String title,
        String severity,
        String level,
        List<String> layers,
        String sentence,
        String advice,
        String code) {
    private static final String LEVEL = "observed in the architecture";

    static LintLine of(Found found, Maker maker) {
        return new LintLine(
                found.lint().id(),
                found.lint().title(),
                found.finding().severity().name().toLowerCase(Locale.ROOT),
                LEVEL,
                found.finding().layers().stream().map(SafeText::line).toList(),
                SafeText.line(found.finding().sentence()),
                found.finding().advice().sentence(),
                found.finding().advice().code(maker));
    }
}
