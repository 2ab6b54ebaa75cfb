package dev.kasus.session;

import dev.kasus.casebook.Cases;
import dev.kasus.message.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How a case of the casebook is run.
 *
 * @param number of the case
 * @param data folder of pictures to run it on; null for the built-in reef
 * @param runs of each arm, at least 2
 * @param firstSeed the first of their seeds
 * @param folder of the trainings
 * @param threads trainings at once
 */
public record CaseOptions(int number, @Nullable Path data, int runs, long firstSeed, Path folder, int threads) {

    /** Refuses what makes no case. */
    public CaseOptions {
        if (runs < 2 || threads < 1) {
            throw new BadInput(
                    "seeds must be at least 2 and threads at least 1", "Leave them out to have the defaults.");
        }
        if (data != null && !Cases.of(number).runsOnPhotographs()) {
            throw new BadInput(
                    "case " + number + " plants its causes in species of the reef and cannot do so in photographs",
                    "Leave out --data; kasus diagnose RUN --probe separates the same causes in any run.");
        }
    }

    /** The seeds of each arm. */
    List<Long> seeds() {
        return LongStream.range(firstSeed, firstSeed + runs).boxed().toList();
    }
}
