package dev.kasus.report;

import java.util.List;

/**
 * The next steps for a data set.
 *
 * @param recipe the keys of a recipe that reads the data set, as YAML; empty if it cannot be trained on
 * @param commands to run next, with its real path
 */
public record CensusNext(String recipe, List<String> commands) {
    /** No next step. */
    public static final CensusNext NONE = new CensusNext("", List.of());

    /** Copies the list. */
    public CensusNext {
        commands = List.copyOf(commands);
    }
}
