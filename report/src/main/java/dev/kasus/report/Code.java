package dev.kasus.report;

import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user would change in code of their own.
 *
 * @param language whose code it is
 * @param lines of it
 */
record Code(String language, List<String> lines) {

    /** A treatment in every language that it can be said in. */
    static List<Code> of(Treatment treatment) {
        return Stream.of(new Code("Keras", treatment.keras()), new Code("PyTorch", treatment.pytorch()))
                .filter(code -> !code.lines().isEmpty())
                .toList();
    }

    /** The lines as one text. */
    String text() {
        return String.join("\n", lines);
    }
}
