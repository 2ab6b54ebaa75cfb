package dev.kasus.report.svg;

import dev.kasus.signal.Series;

/**
 * What is drawn of a series.
 *
 * @param x places on the horizontal axis, growing
 * @param y values; not finite where the run's were not
 */
@SuppressWarnings("ArrayRecordComponent")
public record Points(double[] x, double[] y) {

    /** All points of a series. */
    public static Points of(Series series, Timeline timeline) {
        double[] x = new double[series.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = timeline.at(series.step(i));
        }
        return new Points(x, series.values());
    }

    /**
     * Thins the points to at most five in each of {@code cells} equal parts: the first, the lowest, the highest, the
     * first that is not finite and the last. No spike and no gap is lost.
     */
    public Points thinned(int cells) {
        if (size() <= cells * 5L) {
            return this;
        }
        boolean[] kept = new boolean[size()];
        for (int cell = 0; cell < cells; cell++) {
            int from = (int) ((long) size() * cell / cells);
            int to = (int) ((long) size() * (cell + 1) / cells);
            keepExtremes(from, to, kept);
        }
        int[] indices =
                java.util.stream.IntStream.range(0, size()).filter(i -> kept[i]).toArray();
        double[] thinX = new double[indices.length];
        double[] thinY = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            thinX[i] = x[indices[i]];
            thinY[i] = y[indices[i]];
        }
        return new Points(thinX, thinY);
    }

    private void keepExtremes(int from, int to, boolean[] kept) {
        int low = from;
        int high = from;
        int broken = from;
        for (int i = from; i < to; i++) {
            low = y[i] < y[low] || !isFinite(low) ? i : low;
            high = y[i] > y[high] || !isFinite(high) ? i : high;
            broken = isFinite(i) || !isFinite(broken) ? broken : i;
        }
        for (int i : new int[] {from, low, high, broken, to - 1}) {
            kept[i] = true;
        }
    }

    /** How many points. */
    public int size() {
        return x.length;
    }

    /** Whether a value is a finite number, one that can be drawn. */
    public boolean isFinite(int index) {
        return Double.isFinite(y[index]);
    }
}
