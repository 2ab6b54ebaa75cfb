package dev.kasus.report;

import java.util.List;

/**
 * How to go on with a data set.
 *
 * @param recipe the keys of a recipe that reads it, as YAML; empty if it is not fit to be trained on
 * @param commands to run next, with its real path
 */
public record CensusNext(String recipe, List<String> commands) {
    /** Nothing to say. */
    public static final CensusNext NONE = new CensusNext("", List.of());

    /** Copies the list. */
    public CensusNext {
        commands = List.copyOf(commands);
    }
}
