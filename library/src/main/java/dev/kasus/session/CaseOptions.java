package dev.kasus.session;

import dev.kasus.casebook.catalog.Cases;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case of the casebook is run.
 *
 * @param number of the case
 * @param data folder of pictures to run it on; null for the built-in reef
 * @param recipe a healthy recipe in the place of the case's own; null for that
 * @param runs of each arm, at least 2
 * @param firstSeed the first of their seeds
 * @param untilSettled whether claims that are open get more runs
 * @param budget minutes after which no more are begun; null for no limit
 * @param folder of the trainings
 * @param threads trainings at once
 */
public record CaseOptions(
        int number,
        @Nullable Path data,
        @Nullable Recipe recipe,
        int runs,
        long firstSeed,
        boolean untilSettled,
        @Nullable Double budget,
        Path folder,
        int threads) {
    /** Nobody trains more of an arm. */
    static final int MOST_RUNS = 24;

    /** Refuses what makes no case. */
    public CaseOptions {
        if (runs < 2 || threads < 1) {
            throw new BadInput(
                    "seeds must be at least 2 and threads at least 1", "Leave them out to have the defaults.");
        }
        if (budget != null && !(budget > 0)) {
            throw new BadInput("a budget of " + budget + " minutes is none", "Give a number of minutes above 0.");
        }
        if (data != null && !Cases.runsOnPhotographs(number)) {
            throw new BadInput(
                    "case " + number + " plants its causes in species of the reef and cannot do so in photographs",
                    "Leave out --data; kasus diagnose RUN --probe separates the same causes in any run.");
        }
        if (data != null && recipe != null) {
            throw new BadInput("--data and --recipe both say which pictures are used", "Leave out one of them.");
        }
    }

    /**
     * Numbers of pairs at which the case is analysed: once; or after the first runs of each arm and then at growing
     * distances, up to 24.
     */
    List<Integer> analyses() {
        List<Integer> analyses = new ArrayList<>(List.of(runs));
        for (int step = 4; untilSettled && analyses.get(analyses.size() - 1) < MOST_RUNS; step *= 2) {
            analyses.add(Math.min(MOST_RUNS, analyses.get(analyses.size() - 1) + step));
        }
        return analyses;
    }
}
