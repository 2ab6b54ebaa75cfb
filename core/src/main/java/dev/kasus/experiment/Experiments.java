package dev.kasus.experiment;

import java.util.List;

/** Every experiment, in the order in which they are done: the cheapest and those that others build on first. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of();

    private Experiments() {}

    /** All of them. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** Those that speak of a cause. */
    public static List<Experiment> of(String cause) {
        return ALL.stream()
                .filter(experiment -> experiment.causes().contains(cause))
                .toList();
    }
}
