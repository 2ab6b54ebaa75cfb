package dev.kasus.casebook;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Family;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.TrialRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The finished runs of a case.
 *
 * @param seeds of each arm
 * @param byArm for each arm its runs in the order of the seeds
 * @param comparisons number of comparisons of arms in the case: the error probability is divided among them
 */
public record CaseRuns(List<Long> seeds, Map<String, List<Recording>> byArm, int comparisons) {
    /** Copies both. */
    public CaseRuns {
        seeds = List.copyOf(seeds);
        byArm = Map.copyOf(byArm);
    }

    /** The runs of an arm. */
    public List<Recording> of(String arm) {
        return Objects.requireNonNull(byArm.get(arm), arm);
    }

    /** A number for each run of an arm. */
    double[] each(String arm, ToDoubleFunction<Recording> figure) {
        return of(arm).stream().mapToDouble(figure).toArray();
    }

    /** The mean of a number over the runs of an arm; NaN values are left out. */
    double mean(String arm, ToDoubleFunction<Recording> figure) {
        return Arrays.stream(each(arm, figure))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** An arm against another, paired by seed. */
    Judgement compare(String arm, String control, Metric metric) {
        return Objects.requireNonNull(compare(List.of(arm), control, metric).get(arm));
    }

    /** Arms against one control, paired by seed: one family, which has its part of the error of the case. */
    Map<String, Judgement> compare(List<String> arms, String control, Metric metric) {
        double resolution = metric.resolution(
                of(control).get(0).provenance().orElseThrow(() -> new IllegalStateException("no provenance")));
        TrialRule rule = new TrialRule(
                TrialRule.ERROR * Math.min(1, (double) arms.size() / Math.max(1, comparisons)),
                arms.size(),
                List.of(Math.max(2, seeds.size())),
                metric.minimumEffect(),
                resolution);
        double[][] values = Stream.concat(Stream.of(control), arms.stream())
                .map(name -> each(name, run -> value(metric, run)))
                .toArray(double[][]::new);
        List<Judgement> judged = rule.judge(Family.of(values));
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            judgements.put(arms.get(arm), judged.get(arm));
        }
        return judgements;
    }

    private static double value(Metric metric, Recording run) {
        return metric.of(run, diverged(run)).orElse(Double.NaN);
    }

    static boolean diverged(Recording run) {
        return !Double.isFinite(run.series(Signals.STEP_LOSS).last());
    }

    /** Training accuracy at the end: the better of train mode and eval mode. */
    public static double trainAccuracy(Recording run) {
        return diverged(run)
                ? chance(run)
                : Math.max(last(run, Signals.TRAIN_ACCURACY), last(run, Signals.EVAL_MODE_TRAIN_ACCURACY));
    }

    /** Validation accuracy at the end. */
    public static double validationAccuracy(Recording run) {
        return diverged(run) ? chance(run) : last(run, Signals.VALIDATION_ACCURACY);
    }

    private static double chance(Recording run) {
        return 1.0 / run.provenance().map(Provenance::classes).map(List::size).orElse(2);
    }

    /** The last value of a signal. */
    static double last(Recording run, Signal signal) {
        Series series = run.series(signal);
        return series.isEmpty() ? Double.NaN : series.last();
    }
}
