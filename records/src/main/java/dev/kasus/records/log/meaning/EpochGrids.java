package dev.kasus.records.log.meaning;

import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The kinds of grids: what an epoch is taken for. */
final class EpochGrids {
    /** Readings of single batches that are averaged where nothing says where epochs end. */
    private static final int WINDOW = 25;

    private static final int LEAST_WINDOWS = 4;
    private static final int MOST_WINDOWS = 40;

    /** A number beyond it is not that of an epoch. */
    private static final int MOST_EPOCHS = Integer.MAX_VALUE / 2;

    private EpochGrids() {}

    /** Of a log without curves. */
    static EpochGrid none() {
        return new EpochGrid(new long[0], new int[0], new EpochGrid.Axis(0, 0), false, false, List.of());
    }

    /** Each step is an epoch. */
    static EpochGrid ofSteps(long[] steps, long shift) {
        return new EpochGrid(
                steps, numbers(steps), new EpochGrid.Axis(shift, steps[steps.length - 1]), false, false, List.of());
    }

    /** Each reading is an epoch, that of the other curve by its place. */
    static EpochGrid ofPairs(Series later) {
        EpochGrid readings = ofReadings(later, shift(later, null));
        return new EpochGrid(readings.ends(), readings.numbers(), readings.axis(), false, true, readings.notes());
    }

    /** Where the log says in which epoch a step lies. */
    static EpochGrid ofNumbers(Series train, @Nullable Series validation, Series epochs) {
        long shift = shift(train, validation);
        boolean whole = Arrays.stream(epochs.values()).allMatch(value -> value == Math.rint(value));
        int from = whole && epochs.min() < 1 ? 1 : 0;
        TreeMap<Integer, Long> ends = new TreeMap<>();
        for (Series curve : validation == null ? List.of(train) : List.of(train, validation)) {
            for (int i = 0; i < curve.size(); i++) {
                int at = Math.min(epochs.size() - 1, lastAt(epochs, curve.step(i)));
                double value = epochs.value(Math.max(0, at));
                if (Math.abs(value) < MOST_EPOCHS) {
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
                new EpochGrid.Axis(shift, last),
                often,
                false,
                List.of());
    }

    /** Training by batches, validation by epochs, on one axis or on two. */
    static EpochGrid ofBatches(Series train, Series validation, long shift) {
        long own = shift(validation, null);
        long last = validation.lastStep() + own;
        long end = train.lastStep() + shift;
        boolean another = validation.lastStep() + shift < EpochGrid.ANOTHER_UNIT * end;
        if (!another) {
            long[] ends = new long[validation.size()];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = validation.step(i) + shift;
            }
            return new EpochGrid(ends, ordinals(ends.length), new EpochGrid.Axis(shift, end), true, false, List.of());
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
                new EpochGrid.Axis(shift, end),
                true,
                false,
                List.of("training is recorded at steps and validation at epochs: an epoch was taken for "
                        + Math.round((double) end / last) + " steps"));
    }

    /** Each reading is taken for an epoch. */
    static EpochGrid ofReadings(Series curve, long shift) {
        long[] ends = new long[curve.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = curve.step(i) + shift;
        }
        boolean consecutive = ends[ends.length - 1] == ends.length;
        return new EpochGrid(
                ends,
                ordinals(ends.length),
                new EpochGrid.Axis(shift, ends[ends.length - 1]),
                false,
                false,
                consecutive ? List.of() : List.of("each of its " + ends.length + " readings was taken for an epoch"));
    }

    /** Single batches, and nothing that says where epochs end. */
    static EpochGrid ofWindows(Series curve, long shift) {
        int count = Math.max(LEAST_WINDOWS, Math.min(MOST_WINDOWS, curve.size() / WINDOW));
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            ends[i] = curve.step((int) ((long) curve.size() * (i + 1) / count) - 1) + shift;
        }
        return new EpochGrid(
                ends,
                ordinals(count),
                new EpochGrid.Axis(shift, ends[count - 1]),
                true,
                false,
                List.of("its " + curve.size() + " readings of single batches were averaged over " + count
                        + " parts of the training, each taken for an epoch"));
    }

    /** The index of the last reading at or before a step; -1 if all are later. */
    static int lastAt(Series series, long step) {
        int index = series.indexFrom(step);
        return index < series.size() && series.step(index) == step ? index : index - 1;
    }

    /** What is added to each step, so that the first is 1 or more. */
    static long shift(Series first, @Nullable Series second) {
        long least = first.step(0);
        if (second != null && !second.isEmpty()) {
            least = Math.min(least, second.step(0));
        }
        return least < 1 ? 1 - least : 0;
    }

    /** The steps of two curves, each once. */
    static long[] union(Series first, @Nullable Series second, long shift) {
        return LongStream.concat(
                        Arrays.stream(first.steps()),
                        second == null ? LongStream.empty() : Arrays.stream(second.steps()))
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
}
