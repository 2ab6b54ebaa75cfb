package dev.kasus.report;

import dev.kasus.export.Code;
import java.util.List;

/**
 * The same change in a user's own code.
 *
 * @param language the framework
 * @param lines of code
 */
public record CodeView(String language, List<String> lines) {

    /** Code for every framework that supports the change. */
    public static List<CodeView> of(Code code) {
        return code.byLanguage().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new CodeView(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The lines as one text. */
    String text() {
        return String.join("\n", lines);
    }
}
