package dev.kasus.census;

import dev.kasus.signal.Median;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Numbers of many pictures, and how they are written. */
public final class PictureNumbers {
    /** Remarks in one sentence. */
    public static final int LISTED = 6;

    private PictureNumbers() {}

    public static <T> double median(List<T> items, ToDoubleFunction<T> figure) {
        return Median.middle(items.stream().mapToDouble(figure).toArray());
    }

    public static double mean(List<Picture> pictures, ToDoubleFunction<Picture> figure) {
        return pictures.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    public static double std(List<Picture> pictures, ToDoubleFunction<Picture> figure) {
        double mean = mean(pictures, figure);
        return Math.sqrt(pictures.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** Such as {@code 12 %}; with a digit more where it is small. */
    public static String percent(double part, double whole) {
        double percent = whole == 0 ? 0 : 100 * part / whole;
        return percent > 0 && percent < 9.5
                ? String.format(Locale.ROOT, "%.1f %%", percent)
                : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    public static String share(double ratio) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * ratio);
    }

    public static String brief(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
