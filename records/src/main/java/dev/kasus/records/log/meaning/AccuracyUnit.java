package dev.kasus.records.log.meaning;

import dev.kasus.records.log.LogCurve;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the accuracies of a log are shares or in percent; they become shares. */
final class AccuracyUnit {
    private static final List<Signal> ACCURACIES = List.of(Signals.TRAIN_ACCURACY, Signals.VALIDATION_ACCURACY);
    private static final double WHOLE = 100;
    /** Above this a share would be more than all, rounding aside. */
    private static final double MOST = 1.001;
    /** Above this it is not in percent either. */
    private static final double MOST_PERCENT = 100.1;
    /** A curve that moves less, beside one in percent, is in percent: as a share it would not have learnt at all. */
    private static final double MOVED = 0.2;

    /** Part by which the loss may differ from that of the accuracy. */
    private static final double ALIKE = 0.15;

    private AccuracyUnit() {}

    /**
     * The curves as shares of 1.
     *
     * @param named those that are in percent by their name
     * @param errors those that are error rates
     * @param notes takes what was found, a sentence each
     */
    static Map<Signal, Series> shares(
            Map<Signal, LogCurve> curves, Set<Signal> named, Set<Signal> errors, List<String> notes) {
        Map<Signal, Series> shares = new HashMap<>();
        Set<Signal> percent = new HashSet<>();
        List<String> read = new ArrayList<>();
        for (Signal signal : ACCURACIES) {
            if (curves.containsKey(signal)
                    && (named.contains(signal) || curves.get(signal).points().max() > MOST)) {
                percent.add(signal);
            }
        }
        boolean mixed = !percent.isEmpty();
        for (Signal signal : ACCURACIES) {
            LogCurve curve = curves.get(signal);
            if (curve == null) {
                continue;
            }
            Series points = curve.points();
            if (!(points.max() <= MOST_PERCENT || Double.isNaN(points.max())) || points.min() < 0) {
                notes.add("\"" + curve.name() + "\" is no accuracy, as it goes from " + points.min() + " to "
                        + points.max() + "; it was left out");
                continue;
            }
            boolean inPercent = percent.contains(signal)
                    || isChanceInPercent(points, curves)
                    || (mixed && points.max() - points.min() < MOVED);
            if (inPercent) {
                read.add(curve.name());
            }
            shares.put(signal, share(points, inPercent ? WHOLE : 1, errors.contains(signal)));
        }
        if (!read.isEmpty()) {
            notes.add("accuracy is in percent: " + String.join(", ", read));
        }
        return shares;
    }

    /**
     * Whether a curve such as 1, 1, 1 is that of a constant prediction among a hundred classes, in percent: the loss tells, which is
     * then -ln(0.01).
     */
    private static boolean isChanceInPercent(Series accuracy, Map<Signal, LogCurve> curves) {
        LogCurve loss = curves.containsKey(Signals.TRAIN_LOSS)
                ? curves.get(Signals.TRAIN_LOSS)
                : curves.get(Signals.VALIDATION_LOSS);
        if (loss == null || !(accuracy.min() > 0) || accuracy.max() - accuracy.min() > MOVED) {
            return false;
        }
        double last = loss.points().last();
        return Math.abs(last + Math.log(accuracy.last() / WHOLE)) < ALIKE * last;
    }

    private static Series share(Series points, double whole, boolean error) {
        Series.Builder share = new Series.Builder();
        for (int i = 0; i < points.size(); i++) {
            double value = points.value(i) / whole;
            share.add(points.step(i), error ? 1 - value : value);
        }
        return share.build();
    }
}
