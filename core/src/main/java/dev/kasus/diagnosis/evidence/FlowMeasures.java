package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.each;
import static dev.kasus.diagnosis.evidence.Numbers.first;
import static dev.kasus.diagnosis.evidence.Numbers.log;
import static dev.kasus.diagnosis.evidence.Numbers.max;
import static dev.kasus.diagnosis.evidence.Numbers.median;
import static dev.kasus.diagnosis.evidence.Numbers.min;
import static dev.kasus.diagnosis.evidence.Numbers.settled;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** How signals run through the net: gradients, updates, activations, units. */
final class FlowMeasures {
    private FlowMeasures() {}

    static List<Measure> all() {
        return List.of(
                new Measure(
                        "update-ratio",
                        "median over layers of the usual update over the weights, logarithm",
                        run -> log(median(each(run, Signals.UPDATE_RATIO, Numbers::settled)))),
                new Measure(
                        "largest-update-ratio",
                        "the same of the layer where it is largest",
                        run -> log(max(each(run, Signals.UPDATE_RATIO, Numbers::settled)))),
                new Measure(
                        "smallest-update-ratio",
                        "the same of the layer where it is smallest",
                        run -> log(min(each(run, Signals.UPDATE_RATIO, Numbers::settled)))),
                new Measure(
                        "first-update-ratio",
                        "median over layers of the first update recorded, logarithm",
                        run -> log(median(each(run, Signals.UPDATE_RATIO, Series::max)))),
                new Measure(
                        "first-gradient-share",
                        "gradient at the first layer over that at the last, in the first step, logarithm",
                        run -> log(span(run, Numbers::first))),
                new Measure("gradient-share", "the same, usually", run -> log(span(run, Numbers::settled))),
                new Measure(
                        "dead-units",
                        "largest share of dead units of a layer at the end",
                        run -> max(each(run, Signals.DEAD_FRACTION, Series::last))),
                new Measure(
                        "mean-dead-units",
                        "mean share of dead units of a layer at the end",
                        run -> mean(each(run, Signals.DEAD_FRACTION, Series::last))),
                new Measure(
                        "first-dead-units",
                        "largest share of dead units of a layer when first recorded",
                        run -> max(each(run, Signals.DEAD_FRACTION, Numbers::first))),
                new Measure(
                        "saturated-units",
                        "largest share of saturated outputs of a layer at the end",
                        run -> max(each(run, Signals.SATURATED_FRACTION, Series::last))),
                new Measure(
                        "first-saturated-units",
                        "largest share of saturated outputs when first recorded",
                        run -> max(each(run, Signals.SATURATED_FRACTION, Numbers::first))),
                new Measure(
                        "duplicate-units",
                        "largest share of units with the weights of another before training",
                        run -> max(each(run, Signals.DUPLICATE_UNIT_FRACTION, Numbers::first))),
                new Measure(
                        "activation-growth",
                        "spread of the last layer's output over that of the first, when first recorded, logarithm",
                        run -> growth(run)),
                new Measure(
                        "activation-scale",
                        "largest spread of a layer's output when first recorded, logarithm",
                        run -> log(max(each(run, Signals.ACTIVATION_STD, Numbers::first)))),
                new Measure(
                        "least-activation-scale",
                        "smallest spread of a layer's output when first recorded, logarithm",
                        run -> log(min(each(run, Signals.ACTIVATION_STD, Numbers::first)))),
                new Measure(
                        "weight-growth",
                        "largest growth of a layer's weights over the training, logarithm",
                        run -> log(max(each(
                                run, Signals.WEIGHT_NORM, series -> series.last() / Math.max(1e-12, first(series)))))),
                new Measure(
                        "weight-shrinkage",
                        "smallest growth of a layer's weights over the training, logarithm",
                        run -> log(min(each(
                                run, Signals.WEIGHT_NORM, series -> series.last() / Math.max(1e-12, first(series)))))));
    }

    private static double mean(double[] values) {
        double[] known = Numbers.known(values);
        return known.length == 0
                ? Double.NaN
                : java.util.Arrays.stream(known).average().orElse(Double.NaN);
    }

    private static double span(Recording run, java.util.function.ToDoubleFunction<Series> number) {
        double[] all = each(run, Signals.ACTIVATION_GRADIENT, number);
        return all.length < 2 ? Double.NaN : all[0] / Math.max(1e-12, all[all.length - 1]);
    }

    private static double growth(Recording run) {
        double[] all = each(run, Signals.ACTIVATION_STD, Numbers::first);
        return all.length < 2 ? Double.NaN : log(all[all.length - 1] / Math.max(1e-12, all[0]));
    }

    static double last(Recording run, Signal signal) {
        return settled(run.series(signal).tail(1));
    }
}
