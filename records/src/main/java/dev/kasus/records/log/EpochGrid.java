package dev.kasus.records.log;

import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the epochs of a log end, on the time axis of its training, so that curves that were measured at different times can be compared.
 *
 * @param ends the last step of each epoch, strictly growing
 * @param numbers of the epochs, from 1; strictly growing
 * @param axis of what is in the log; others are brought to it
 * @param averaged whether training was measured more often, so that its readings are averaged over each epoch
 * @param paired whether the readings belong together by their order
 * @param notes what was guessed, a sentence each
 */
record EpochGrid(long[] ends, int[] numbers, Axis axis, boolean averaged, boolean paired, List<String> notes) {
    /** Training is measured by batches if it has so many times as many readings as validation. */
    private static final int OFTEN = 3;
    /** From so many readings on a noisy curve is one of single batches. */
    private static final int MANY = 100;
    /** Noise of a curve of single batches, as a part of its range. */
    private static final double NOISY = 0.03;
    /** Readings of single batches that are averaged where nothing says where epochs end. */
    private static final int WINDOW = 25;

    private static final int LEAST_WINDOWS = 4;
    private static final int MOST_WINDOWS = 40;
    /** A curve whose steps end at less than this share of another's is counted in another unit. */
    private static final double ANOTHER_UNIT = 0.5;

    /**
     * The time axis.
     *
     * @param shift added to each step, so that the first is 1 or more
     * @param end the last step of training
     */
    record Axis(long shift, long end) {}

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
            return new EpochGrid(new long[0], new int[0], new Axis(0, 0), false, false, List.of());
        }
        if (!epochs.isEmpty()) {
            return ofNumbers(first, validation, epochs);
        }
        long shift = shift(first, validation);
        if (unit == StepUnit.EPOCH) {
            long[] steps = union(first, validation, shift);
            return new EpochGrid(
                    steps, numbers(steps), new Axis(shift, steps[steps.length - 1]), false, false, List.of());
        }
        if (train == null || validation == null || validation.size() < 2) {
            return ofOne(first, byBatch && train != null, shift);
        }
        return ofTwo(train, byBatch, validation, shift);
    }

    /** Where the log says in which epoch a step lies. */
    private static EpochGrid ofNumbers(Series train, @Nullable Series validation, Series epochs) {
        long shift = shift(train, validation);
        boolean whole = Arrays.stream(epochs.values()).allMatch(value -> value == Math.rint(value));
        int from = whole && epochs.min() < 1 ? 1 : 0;
        TreeMap<Integer, Long> ends = new TreeMap<>();
        for (Series curve : validation == null ? List.of(train) : List.of(train, validation)) {
            for (int i = 0; i < curve.size(); i++) {
                int at = Math.min(epochs.size() - 1, lastAt(epochs, curve.step(i)));
                double value = epochs.value(Math.max(0, at));
                if (Math.abs(value) < Integer.MAX_VALUE / 2) {
                    int number = from + (int) (whole ? value : Math.ceil(value - 1e-6));
                    ends.merge(number, curve.step(i) + shift, Math::max);
                }
            }
        }
        List<Long> steps = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        ends.forEach((number, end) -> {
            if (number >= 1 && (steps.isEmpty() || end > steps.get(steps.size() - 1))) {
                steps.add(end);
                numbers.add(number);
            }
        });
        long last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1);
        boolean often = train.size() > steps.size();
        return new EpochGrid(
                steps.stream().mapToLong(Long::longValue).toArray(),
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                new Axis(shift, last),
                often,
                false,
                List.of());
    }

    /** The index of the last reading at or before a step; -1 if all are later. */
    private static int lastAt(Series series, long step) {
        int index = series.indexFrom(step);
        return index < series.size() && series.step(index) == step ? index : index - 1;
    }

    /** From one curve alone. */
    private static EpochGrid ofOne(Series curve, boolean byBatch, long shift) {
        if ((byBatch && curve.size() >= MANY) || isOfBatches(curve)) {
            return windows(curve, shift);
        }
        return readings(curve, shift);
    }

    private static EpochGrid ofTwo(Series train, boolean byBatch, Series validation, long shift) {
        if (train.size() == validation.size()) {
            if (isOfBatches(train) || (byBatch && train.size() >= MANY)) {
                return windows(train, shift);
            }
            Series later = train.lastStep() >= validation.lastStep() ? train : validation;
            EpochGrid readings = readings(later, shift(later, null));
            return new EpochGrid(readings.ends, readings.numbers, readings.axis, false, true, readings.notes);
        }
        boolean among = Arrays.stream(validation.steps())
                .allMatch(step -> step == train.step(Math.max(0, lastAt(train, step))));
        boolean counted =
                train.lastStep() + shift == train.size() && validation.lastStep() >= ANOTHER_UNIT * train.lastStep();
        if (among && counted && !byBatch && !isOfBatches(train)) {
            return readings(train, shift);
        }
        boolean often = train.size() >= OFTEN * validation.size() || (byBatch && train.size() > validation.size());
        if (often && isOfBatches(validation) && validation.size() >= MANY) {
            return windows(train, shift);
        }
        if (often) {
            return ofBatches(train, validation, shift);
        }
        if (validation.size() >= OFTEN * train.size()) {
            return readings(train, shift);
        }
        long[] steps = union(train, validation, shift);
        boolean consecutive = steps[steps.length - 1] == steps.length;
        return consecutive
                ? new EpochGrid(
                        steps, numbers(steps), new Axis(shift, steps[steps.length - 1]), false, false, List.of())
                : readings(among ? train : validation, shift);
    }

    /** Training by batches, validation by epochs, on one axis or on two. */
    private static EpochGrid ofBatches(Series train, Series validation, long shift) {
        long own = shift(validation, null);
        long last = validation.lastStep() + own;
        long end = train.lastStep() + shift;
        boolean another = validation.lastStep() + shift < ANOTHER_UNIT * end;
        if (!another) {
            long[] ends = new long[validation.size()];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = validation.step(i) + shift;
            }
            return new EpochGrid(ends, ordinals(ends.length), new Axis(shift, end), true, false, List.of());
        }
        long[] ends = new long[validation.size()];
        int[] numbers = new int[ends.length];
        for (int i = 0; i < ends.length; i++) {
            numbers[i] = (int) Math.min(Integer.MAX_VALUE, validation.step(i) + own);
            ends[i] = Math.max(1 + (i == 0 ? 0 : ends[i - 1]), Math.round((double) numbers[i] / last * end));
        }
        return new EpochGrid(
                ends,
                numbers,
                new Axis(shift, end),
                true,
                false,
                List.of("training is recorded at steps and validation at epochs: an epoch was taken for "
                        + Math.round((double) end / last) + " steps"));
    }

    /** Each reading is taken for an epoch. */
    private static EpochGrid readings(Series curve, long shift) {
        long[] ends = new long[curve.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = curve.step(i) + shift;
        }
        boolean consecutive = ends[ends.length - 1] == ends.length;
        return new EpochGrid(
                ends,
                ordinals(ends.length),
                new Axis(shift, ends[ends.length - 1]),
                false,
                false,
                consecutive ? List.of() : List.of("each of its " + ends.length + " readings was taken for an epoch"));
    }

    /** Single batches, and nothing that says where epochs end. */
    private static EpochGrid windows(Series curve, long shift) {
        int count = Math.max(LEAST_WINDOWS, Math.min(MOST_WINDOWS, curve.size() / WINDOW));
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            ends[i] = curve.step((int) ((long) curve.size() * (i + 1) / count) - 1) + shift;
        }
        return new EpochGrid(
                ends,
                ordinals(count),
                new Axis(shift, ends[count - 1]),
                true,
                false,
                List.of("its " + curve.size() + " readings of single batches were averaged over " + count
                        + " parts of the training, each taken for an epoch"));
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

    private static long shift(Series first, @Nullable Series second) {
        long least = first.step(0);
        if (second != null && !second.isEmpty()) {
            least = Math.min(least, second.step(0));
        }
        return least < 1 ? 1 - least : 0;
    }

    private static long[] union(Series first, @Nullable Series second, long shift) {
        return java.util.stream.LongStream.concat(
                        Arrays.stream(first.steps()),
                        second == null ? java.util.stream.LongStream.empty() : Arrays.stream(second.steps()))
                .map(step -> step + shift)
                .distinct()
                .sorted()
                .toArray();
    }

    private static int[] ordinals(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i + 1);
        return numbers;
    }

    private static int[] numbers(long[] steps) {
        return Arrays.stream(steps)
                .mapToInt(step -> (int) Math.min(Integer.MAX_VALUE, step))
                .toArray();
    }

    /** How many epochs. */
    int size() {
        return ends.length;
    }

    /** The steps of a curve on the axis of training: those counted in another unit are stretched. */
    private Map.Entry<Long, Double> stretch(Series curve) {
        long own = curve.step(0) < 1 ? 1 - curve.step(0) : 0;
        boolean another = curve.size() > 1
                && size() > 1
                && curve.lastStep() + axis.shift < ANOTHER_UNIT * axis.end
                && curve.lastStep() + own <= Math.max(numbers[size() - 1], size());
        return another ? Map.entry(own, (double) axis.end / (curve.lastStep() + own)) : Map.entry(axis.shift, 1.0);
    }

    /** A curve by the axis, every reading of it. */
    Series everyReading(Series curve) {
        if (curve.isEmpty()) {
            return curve;
        }
        Map.Entry<Long, Double> stretch = stretch(curve);
        Series.Builder moved = new Series.Builder();
        for (int i = 0; i < curve.size(); i++) {
            long step = Math.round((curve.step(i) + stretch.getKey()) * stretch.getValue());
            moved.add(Math.max(0, step), curve.value(i));
        }
        return moved.build();
    }

    /** A curve with one value for each epoch that it has readings in: their mean if training was averaged, else the last. */
    Series byEpoch(Series curve, boolean ofTraining) {
        Series.Builder epochs = new Series.Builder();
        if (paired && curve.size() == size()) {
            for (int i = 0; i < size(); i++) {
                epochs.add(ends[i], curve.value(i));
            }
            return epochs.build();
        }
        Series moved = everyReading(curve);
        int at = 0;
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            int count = 0;
            double last = Double.NaN;
            for (; at < moved.size() && (moved.step(at) <= ends[i] || isLastWord(i, at, moved)); at++) {
                last = moved.value(at);
                sum += last;
                count++;
            }
            if (count > 0) {
                epochs.add(ends[i], ofTraining && averaged ? sum / count : last);
            }
        }
        return epochs.build();
    }

    /** Whether a single reading after the end, such as one of a test, belongs to the last epoch. */
    private boolean isLastWord(int epoch, int at, Series moved) {
        return epoch == size() - 1 && moved.size() == 1 && at == 0;
    }
}
