package dev.kasus.session;

import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.message.BadInput;
import dev.kasus.message.DurationText;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import dev.kasus.trial.TrialRule;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long a trial takes to its first interim analysis, at the speed at which the run itself was trained.
 *
 * @param secondsPerStep of one training in one thread
 * @param steps of one training
 * @param threads trainings at once
 */
public record FirstInterimAnalysis(double secondsPerStep, long steps, int threads) {
    /** An estimate is off by less than this share mostly; a budget that is recommended has room for it. */
    private static final double ROOM = 0.25;

    /** The fewest pairs that make an interval. */
    private static final int FEWEST_PAIRS = 2;

    /**
     * Reads the speed from a run; empty if it has not recorded one. Of a run that used several threads, each beyond the first is assumed
     * was worth half of it: the trainings of a trial have one thread each.
     */
    public static Optional<FirstInterimAnalysis> of(Recipe recipe, Recording recording, int threads) {
        Series seconds = recording.series(Signals.SECONDS);
        long images = recording
                .provenance()
                .map(it ->
                        it.trainCounts().stream().mapToLong(Integer::longValue).sum())
                .orElse(0L);
        if (seconds.isEmpty() || images == 0) {
            return Optional.empty();
        }
        int used = recording.provenance().orElseThrow().threads();
        double perStep = seconds.last() / Math.max(1, seconds.step(seconds.size() - 1)) * (1 + used) / 2;
        long perEpoch =
                (images + recipe.training().batchSize() - 1) / recipe.training().batchSize();
        long all = recipe.training().epochs() * perEpoch;
        Long fewer = recipe.training().steps();
        long steps = fewer == null ? all : Math.min(fewer, all);
        return perStep > 0 ? Optional.of(new FirstInterimAnalysis(perStep, steps, threads)) : Optional.empty();
    }

    /** Of the learning-rate range test that comes before some trials. */
    public double secondsOfRangeTest() {
        return RangeTest.STEPS * secondsPerStep;
    }

    /** Trainings before the first interim analysis: the control, the placebo and each treatment under its seeds. */
    static int trainings(int treatments, int seeds) {
        return (treatments + 2) * TrialRule.of(1, seeds, 0, 0).analyses().get(0);
    }

    double seconds(int treatments, int seeds) {
        int waves = (trainings(treatments, seeds) + threads - 1) / threads;
        int processors = Runtime.getRuntime().availableProcessors();
        return waves * steps * secondsPerStep * Math.max(1, (double) threads / processors);
    }

    /**
     * Refuses a budget that ends before the first interim analysis, and says what would do.
     *
     * @param budget in minutes
     * @param before seconds that pass before the trial begins
     */
    public void check(double budget, double before, int treatments, int seeds) {
        double left = 60 * budget;
        double needed = before + seconds(treatments, seeds);
        if (needed <= left) {
            return;
        }
        String less = IntStream.iterate(treatments - 1, arms -> arms >= 1, arms -> arms - 1)
                .filter(arms -> fits(before + seconds(arms, seeds), left))
                .mapToObj(arms -> "--arms " + arms)
                .findFirst()
                .or(() -> fits(before + seconds(treatments, FEWEST_PAIRS), left)
                        ? Optional.of("--seeds " + FEWEST_PAIRS)
                        : Optional.empty())
                .or(() -> IntStream.iterate(treatments - 1, arms -> arms >= 1, arms -> arms - 1)
                        .filter(arms -> fits(before + seconds(arms, FEWEST_PAIRS), left))
                        .mapToObj(arms -> "--arms " + arms + " --seeds " + FEWEST_PAIRS)
                        .findFirst())
                .map(options -> ", or " + options + " within this one")
                .orElse("");
        throw new BadInput(
                "a budget of " + minutes(budget) + " minutes ends before the first interim analysis, which takes about "
                        + DurationText.of(needed) + " ("
                        + trainings(treatments, seeds) + " trainings of about "
                        + DurationText.of(steps * secondsPerStep) + ", " + threads + " at once)",
                "Give --budget " + minutes(roundedUp(needed * (1 + ROOM) / 60)) + less + ".");
    }

    private static boolean fits(double needed, double left) {
        return needed * (1 + ROOM) <= left;
    }

    private static double roundedUp(double minutes) {
        return minutes < 1 ? Math.ceil(10 * minutes) / 10 : Math.ceil(minutes);
    }

    /** Minutes as a person would type them. */
    public static String minutes(double minutes) {
        return minutes == Math.rint(minutes)
                ? String.format(Locale.ROOT, "%.0f", minutes)
                : java.math.BigDecimal.valueOf(minutes).stripTrailingZeros().toPlainString();
    }
}
