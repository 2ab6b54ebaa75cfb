package dev.kasus.session;

import dev.kasus.message.BadInput;
import dev.kasus.trial.Metric;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a trial is run.
 *
 * @param seeds pairs of each arm at most, at least 2
 * @param arms treatments at most
 * @param metric what is compared; null for the AUC of a class that is not learnt, else validation accuracy
 * @param minimumEffect the smallest effect that matters; null for the metric's own
 * @param budget minutes after which to stop with what is settled by then; null for no limit
 * @param folder of the trainings; null for {@code treatment} in that of the run
 * @param threads trainings at once
 */
public record TrialOptions(
        int seeds,
        int arms,
        @Nullable Metric metric,
        @Nullable Double minimumEffect,
        @Nullable Double budget,
        @Nullable Path folder,
        int threads) {
    private static final int FEWEST_PAIRS = 2;

    /** Refuses what makes no trial. */
    public TrialOptions {
        if (seeds < FEWEST_PAIRS) {
            throw new BadInput("seeds " + seeds + " makes no interval", "Give at least 2; 5 or more tell more.");
        }
        if (arms < 1 || threads < 1) {
            throw new BadInput("arms and threads must be at least 1", "Leave them out to have the defaults.");
        }
        if (budget != null && !(budget > 0)) {
            throw new BadInput("budget " + budget + " is no time", "Give minutes, such as 10 or 0.5.");
        }
        if (minimumEffect != null && !(minimumEffect >= 0 && Double.isFinite(minimumEffect))) {
            throw new BadInput("minimum effect " + minimumEffect + " is no size", "Give a number such as 0.02.");
        }
    }
}
