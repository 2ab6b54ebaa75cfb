package dev.kasus.report;

import dev.kasus.trial.Interval;
import dev.kasus.trial.Metric;
import java.util.Locale;

/**
 * Formats values and effects of a metric: shares in per cent and percentage points, all else as plain numbers.
 *
 * @param metric to format
 */
public record EffectText(Metric metric) {
    private boolean isShare() {
        return NumberText.isShare(metric.tag()) || metric.tag().endsWith("auc");
    }

    /** The unit of an effect, such as {@code points}. */
    public String unit() {
        return isShare() ? "points" : "units of " + metric.title();
    }

    public String value(double value) {
        return isShare() ? NumberText.percent(value) : NumberText.brief(value);
    }

    /** An effect with its sign; a dash if there is none yet. */
    public String effect(double effect) {
        if (Double.isNaN(effect)) {
            return "–";
        }
        if (Double.isInfinite(effect)) {
            return effect > 0 ? "+∞" : "-∞";
        }
        String signed = isShare()
                ? String.format(Locale.ROOT, "%+.1f", 100 * effect)
                : String.format(Locale.ROOT, "%+.3f", effect);
        return signed.matches("[+-][0.]+") ? signed.substring(1) : signed;
    }

    public String interval(Interval interval) {
        return effect(interval.low()) + " to " + effect(interval.high());
    }

    /** The size of an effect with its unit. */
    public String size(double effect) {
        return isShare() ? NumberText.brief(100 * effect) + " points" : NumberText.brief(effect);
    }

    /** A probability that is close to 1. */
    public static String level(double level) {
        return String.format(Locale.ROOT, "%.2f", 100 * level).replaceAll("\\.?0+$", "") + " %";
    }
}
