package dev.kasus.records.log.meaning;

import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Chooses where the epochs of a log end, by what its curves look like. */
final class EpochChoice {
    /** Training is measured by batches if it has so many times as many readings as validation. */
    private static final int OFTEN = 3;
    /** From so many readings on a noisy curve is one of single batches. */
    private static final int MANY = 100;
    /** More readings than trainings have epochs. */
    private static final int VERY_MANY = 1_500;
    /** Noise of a curve of single batches, as a part of its range. */
    private static final double NOISY = 0.03;

    private static final int LEAST = 3;

    private EpochChoice() {}

    /**
     * The epochs of a log.
     *
     * @param train the training curve that was measured most often, by its own steps; null if there is none
     * @param byBatch whether its name says that it is one of batches
     * @param validation the validation curve that was measured most often; null if there is none
     * @param epochs as {@link LogCurves#epochs}
     */
    static EpochGrid of(
            @Nullable Series train, boolean byBatch, @Nullable Series validation, StepUnit unit, Series epochs) {
        Series first = train != null ? train : validation;
        if (first == null || first.isEmpty()) {
            return EpochGrids.none();
        }
        return withoutEvaluation(chosen(first, train, byBatch, validation, unit, epochs), train);
    }

    /** Without a last epoch in which nothing was trained: there a chosen checkpoint was evaluated once more. */
    private static EpochGrid withoutEvaluation(EpochGrid grid, @Nullable Series train) {
        int size = grid.size();
        return train != null
                        && train.size() >= LEAST
                        && size > LEAST
                        && !grid.paired()
                        && train.lastStep() + grid.axis().shift() <= grid.ends()[size - 2]
                ? grid.without(size - 1)
                : grid;
    }

    private static EpochGrid chosen(
            Series first,
            @Nullable Series train,
            boolean byBatch,
            @Nullable Series validation,
            StepUnit unit,
            Series epochs) {
        if (!epochs.isEmpty()) {
            return EpochGrids.ofNumbers(first, validation, epochs);
        }
        long shift = EpochGrids.shift(first, validation);
        if (unit == StepUnit.EPOCH) {
            return EpochGrids.ofSteps(EpochGrids.union(first, validation, shift), shift);
        }
        if (train == null || validation == null || validation.size() < 2) {
            return ofOne(first, byBatch && train != null, shift);
        }
        return ofTwo(train, byBatch, validation, shift);
    }

    /** From one curve alone. */
    private static EpochGrid ofOne(Series curve, boolean byBatch, long shift) {
        if ((byBatch && curve.size() >= MANY) || isOfBatches(curve)) {
            return EpochGrids.ofWindows(curve, shift);
        }
        return EpochGrids.ofReadings(curve, shift);
    }

    private static EpochGrid ofTwo(Series train, boolean byBatch, Series validation, long shift) {
        if (train.size() == validation.size()) {
            // Nobody validates after each of so many batches, but some write both in one go.
            if ((train.size() >= VERY_MANY && isOfBatches(train)) || (byBatch && train.size() >= MANY)) {
                return EpochGrids.ofWindows(train, shift);
            }
            Series later = train.lastStep() >= validation.lastStep() ? train : validation;
            return EpochGrids.ofPairs(later);
        }
        boolean among = Arrays.stream(validation.steps())
                .allMatch(step -> step == train.step(Math.max(0, EpochGrids.lastAt(train, step))));
        boolean counted = train.lastStep() + shift == train.size()
                && validation.lastStep() >= EpochGrid.ANOTHER_UNIT * train.lastStep();
        if (among && counted && !byBatch && !isOfBatches(train)) {
            return EpochGrids.ofReadings(train, shift);
        }
        boolean often = train.size() >= OFTEN * validation.size() || (byBatch && train.size() > validation.size());
        if (often && isOfBatches(validation) && validation.size() >= MANY) {
            return EpochGrids.ofWindows(train, shift);
        }
        if (often) {
            return EpochGrids.ofBatches(train, validation, shift);
        }
        if (validation.size() >= OFTEN * train.size()) {
            return EpochGrids.ofReadings(train, shift);
        }
        long[] steps = EpochGrids.union(train, validation, shift);
        boolean consecutive = steps[steps.length - 1] == steps.length;
        return consecutive
                ? EpochGrids.ofSteps(steps, shift)
                : EpochGrids.ofReadings(among ? train : validation, shift);
    }

    /** Whether a curve jumps from reading to reading as only one of single batches does. */
    private static boolean isOfBatches(Series curve) {
        if (curve.size() < MANY) {
            return false;
        }
        double[] jumps = new double[curve.size() - 1];
        for (int i = 0; i < jumps.length; i++) {
            jumps[i] = Math.abs(curve.value(i + 1) - curve.value(i));
        }
        double[] sorted =
                Arrays.stream(curve.values()).filter(Double::isFinite).sorted().toArray();
        if (sorted.length < MANY) {
            return false;
        }
        double range = sorted[sorted.length * 9 / 10] - sorted[sorted.length / 10];
        return Median.of(jumps) > NOISY * range;
    }
}
