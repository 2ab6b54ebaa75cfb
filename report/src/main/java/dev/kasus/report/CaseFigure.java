package dev.kasus.report;

import dev.kasus.casebook.story.CaseStory;
import dev.kasus.casebook.story.CaseStory.Measure;
import dev.kasus.report.ArmSignals.Trace;
import dev.kasus.report.CaseReport.ArmLine;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of a case beside what was measured for it.
 *
 * @param label in a few words
 * @param told as the casebook tells it
 * @param measured here, with the spread over the seeds where it is known; a dash if it was not recorded
 * @param arm in which
 */
public record CaseFigure(String label, String told, String measured, String arm) {
    private static final String UNKNOWN = "–";
    private static final int LAST_EPOCHS = 100;

    /** The figures of a story, of the arms that there are. */
    public static List<CaseFigure> of(CaseReport report, CaseStory story) {
        return story.figures().stream()
                .filter(figure -> arm(report, figure.arm()).isPresent())
                .map(figure -> new CaseFigure(
                        figure.label(), figure.told(), measured(report, figure.of(), figure.arm()), figure.arm()))
                .toList();
    }

    private static Optional<ArmLine> arm(CaseReport report, String name) {
        return report.arms().stream().filter(arm -> arm.arm().equals(name)).findFirst();
    }

    private static String measured(CaseReport report, Measure measure, String name) {
        ArmLine arm = arm(report, name).orElseThrow();
        Optional<ArmSignals> signals =
                report.signals().stream().filter(it -> it.arm().equals(name)).findFirst();
        return switch (measure) {
            case TRAIN -> share(arm.train(), arm.trainSpread());
            case VALIDATION -> share(arm.validation(), arm.validationSpread());
            case LOSS_CHANGE ->
                signals.flatMap(it -> it.traces(Signals.TRAIN_LOSS).stream().findFirst())
                        .map(CaseFigure::change)
                        .orElse(UNKNOWN);
            case DEAD ->
                signals.map(it -> it.profile(Signals.DEAD_FRACTION, false).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max())
                        .filter(OptionalDouble::isPresent)
                        .map(it -> percent(it.getAsDouble()))
                        .orElse(UNKNOWN);
            case LOWEST_AUC -> auc(signals, 0);
            case OTHER_AUC -> auc(signals, 1);
        };
    }

    /** Such as {@code 98.1 % ± 0.4}. */
    public static String share(double mean, double spread) {
        return Double.isFinite(spread)
                ? percent(mean) + String.format(Locale.ROOT, " ± %.1f", 100 * spread)
                : percent(mean);
    }

    private static String percent(double share) {
        return NumberText.percent(share);
    }

    private static String auc(Optional<ArmSignals> signals, int place) {
        List<Double> sorted = signals.stream()
                .flatMap(it -> it.atEnd().entrySet().stream())
                .filter(entry -> Signals.CLASS_AUC.matches(entry.getKey()) && Double.isFinite(entry.getValue()))
                .map(java.util.Map.Entry::getValue)
                .sorted()
                .toList();
        return place < sorted.size() ? String.format(Locale.ROOT, "%.2f", sorted.get(place)) : UNKNOWN;
    }

    /** From the lowest to the highest of the last epochs. */
    private static String change(Trace loss) {
        double end = loss.epochs().get(loss.epochs().size() - 1);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < loss.values().size(); i++) {
            double value = loss.values().get(i);
            if (loss.epochs().get(i) > end - LAST_EPOCHS && Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low > 0 && high >= low ? percent(high / low - 1) : UNKNOWN;
    }
}
