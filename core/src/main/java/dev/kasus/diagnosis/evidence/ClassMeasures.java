package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.classes;
import static dev.kasus.diagnosis.evidence.Numbers.log;
import static dev.kasus.diagnosis.evidence.Numbers.max;
import static dev.kasus.diagnosis.evidence.Numbers.median;
import static dev.kasus.diagnosis.evidence.Numbers.min;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** What single classes tell, above all the one that is separated worst. */
final class ClassMeasures {
    private ClassMeasures() {}

    static List<Measure> all() {
        return List.of(
                new Measure(
                        "worst-pair-auc",
                        "lowest pairwise AUC",
                        run -> of(run, (r, c) -> last(r, Signals.CLASS_PAIRWISE_AUC, c))),
                new Measure(
                        "worst-pair-upper",
                        "its upper bound: the AUC and two standard errors",
                        run -> of(
                                run,
                                (r, c) -> last(r, Signals.CLASS_PAIRWISE_AUC, c)
                                        + 2 * last(r, Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, c))),
                new Measure(
                        "worst-behind",
                        "median one-vs-rest AUC less the lowest",
                        run -> median(each(run, Signals.CLASS_AUC)) - min(each(run, Signals.CLASS_AUC))),
                new Measure("median-auc", "median one-vs-rest AUC", run -> median(each(run, Signals.CLASS_AUC))),
                new Measure(
                        "worst-train-pair-auc",
                        "eval-mode training AUC of the worst pair",
                        run -> of(run, (r, c) -> last(r, Signals.CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC, c))),
                new Measure(
                        "worst-impurity",
                        "share of nearest neighbours of the worst class from its most confused",
                        run -> of(run, (r, c) -> last(r, Signals.CLASS_KNN_IMPURITY, c))),
                new Measure(
                        "worst-count",
                        "training images of the worst class over those of the median class, logarithm",
                        run -> of(run, (r, c) -> log(share(r, c)))),
                new Measure(
                        "imbalance", "most over least training images of a class, logarithm", ClassMeasures::imbalance),
                new Measure(
                        "worst-sharpness",
                        "sharpness of the worst class's training images over that of its validation images, logarithm",
                        run -> of(
                                run,
                                (r, c) -> log(last(r, Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS, c)
                                        / last(r, Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS, c)))),
                new Measure(
                        "least-sharpness",
                        "the lowest such ratio of a class less that of the median class",
                        run -> extreme(
                                run,
                                Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS,
                                Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS)),
                new Measure(
                        "least-contrast",
                        "the same of the contrast",
                        run -> extreme(run, Signals.CLASS_TRAIN_CONTRAST, Signals.CLASS_VALIDATION_CONTRAST)),
                new Measure(
                        "flip-odd-auc",
                        "AUC of the worst pair by features that a flip inverts",
                        run -> of(run, (r, c) -> last(r, Signals.CLASS_FLIP_ODD_AUC, c))),
                new Measure(
                        "flip-invariant-auc",
                        "AUC of the worst pair by features that a flip does not change",
                        run -> of(run, (r, c) -> last(r, Signals.CLASS_FLIP_INVARIANT_AUC, c))),
                new Measure(
                        "flip-disagreement",
                        "largest share of a class's images that get another class when flipped",
                        run -> max(each(run, Signals.CLASS_FLIP_DISAGREEMENT))),
                new Measure(
                        "confident-errors",
                        "median share of a class's images that are confidently predicted as another",
                        run -> median(each(run, Signals.CLASS_CONFIDENT_ERRORS))),
                new Measure(
                        "spread-errors",
                        "share of the errors that would be there if all pairs of classes had as many as the median pair",
                        ClassMeasures::spreadErrors),
                new Measure(
                        "worst-recall",
                        "median recall less the lowest",
                        run -> median(each(run, Signals.CLASS_RECALL)) - min(each(run, Signals.CLASS_RECALL))));
    }

    private static double[] each(Recording run, Signal signal) {
        return Numbers.each(run, signal, Numbers::ending);
    }

    static double last(Recording run, Signal signal, String name) {
        return Numbers.ending(run.series(signal, name));
    }

    /** The class with the lowest pairwise AUC. */
    static Optional<String> worst(Recording run) {
        return run.subjects(Signals.CLASS_PAIRWISE_AUC).stream()
                .filter(name -> Double.isFinite(last(run, Signals.CLASS_PAIRWISE_AUC, name)))
                .min(Comparator.comparingDouble(name -> last(run, Signals.CLASS_PAIRWISE_AUC, name)));
    }

    private static double of(Recording run, ToDoubleBiFunction<Recording, String> number) {
        return worst(run).map(name -> number.applyAsDouble(run, name)).orElse(Double.NaN);
    }

    private static double share(Recording run, String name) {
        List<Integer> counts = run.provenance().map(Provenance::trainCounts).orElse(List.of());
        int index = classes(run).indexOf(name);
        double middle = median(counts.stream().mapToDouble(Integer::doubleValue).toArray());
        return index < 0 ? Double.NaN : counts.get(index) / middle;
    }

    private static double imbalance(Recording run) {
        double[] counts = run.provenance().map(Provenance::trainCounts).orElse(List.of()).stream()
                .mapToDouble(Integer::doubleValue)
                .toArray();
        return log(max(counts) / Math.max(1, min(counts)));
    }

    private static double extreme(Recording run, Signal train, Signal validation) {
        List<Double> ratios = new ArrayList<>();
        for (String name : run.subjects(train)) {
            ratios.add(log(last(run, train, name) / last(run, validation, name)));
        }
        double[] all = ratios.stream().mapToDouble(Double::doubleValue).toArray();
        return min(all) - median(all);
    }

    private static double spreadErrors(Recording run) {
        List<Matrix> confusions = run.matrices(Signals.CONFUSION);
        if (confusions.isEmpty()) {
            return Double.NaN;
        }
        Matrix confusion = confusions.get(confusions.size() - 1);
        double all = 0;
        List<Double> rates = new ArrayList<>();
        for (int row = 0; row < confusion.rows(); row++) {
            double images = 0;
            for (int column = 0; column < confusion.columns(); column++) {
                images += confusion.at(row, column);
            }
            all += images;
            for (int column = 0; column < confusion.columns() && images > 0; column++) {
                if (row != column) {
                    rates.add(confusion.at(row, column) / images);
                }
            }
        }
        return all == 0
                ? Double.NaN
                : median(rates.stream().mapToDouble(Double::doubleValue).toArray()) * (confusion.rows() - 1);
    }
}
