package dev.kasus.report;

import dev.kasus.export.Code;
import java.util.List;

/**
 * What a user would change in code of their own.
 *
 * @param language whose code it is
 * @param lines of it
 */
public record CodeView(String language, List<String> lines) {

    /** Code in every language that it can be said in. */
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
