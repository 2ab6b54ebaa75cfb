package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.each;
import static dev.kasus.diagnosis.evidence.Numbers.log;
import static dev.kasus.diagnosis.evidence.Numbers.max;

import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/** What batch norm's statistics tell. */
final class NormMeasures {
    private NormMeasures() {}

    static List<Measure> all() {
        return List.of(
                new Measure(
                        "running-statistics-distance",
                        "largest distance of running statistics from those of training images, logarithm",
                        run -> log(max(each(run, Signals.BATCH_NORM_TRAIN_DISTANCE, Series::last)))),
                new Measure(
                        "validation-statistics-distance",
                        "largest distance of running statistics from those of validation images, logarithm",
                        run -> log(max(each(run, Signals.BATCH_NORM_VALIDATION_DISTANCE, Series::last)))),
                new Measure(
                        "reestimation-gain",
                        "validation accuracy with re-estimated statistics less that with running ones",
                        run -> run.series(Signals.ACCURACY_REESTIMATED_STATISTICS)
                                        .last()
                                - run.series(Signals.ACCURACY_RUNNING_STATISTICS)
                                        .last()),
                new Measure(
                        "batch-statistics-gain",
                        "validation accuracy with the statistics of each batch less that with running ones",
                        run -> run.series(Signals.ACCURACY_BATCH_STATISTICS).last()
                                - run.series(Signals.ACCURACY_RUNNING_STATISTICS)
                                        .last()),
                new Measure(
                        "batch-over-reestimated",
                        "validation accuracy with the statistics of each batch less that with re-estimated ones",
                        run -> run.series(Signals.ACCURACY_BATCH_STATISTICS).last()
                                - run.series(Signals.ACCURACY_REESTIMATED_STATISTICS)
                                        .last()));
    }
}
