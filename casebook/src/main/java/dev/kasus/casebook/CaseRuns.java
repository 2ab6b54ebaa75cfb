package dev.kasus.casebook;

import dev.kasus.landscape.LossPath;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Family;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.TrialRule;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * The finished runs of a case. Its error probability is divided evenly among the claims that rest on comparisons. Within
 * a claim, all arms that are compared with one control by one metric are a family, which has a part of the claim's in
 * proportion to its size.
 */
public final class CaseRuns {
    private final Map<String, Map<Long, Recording>> runs;
    private final Map<Route, List<LossPath>> paths;
    private final List<Integer> analyses;
    private final double error;
    private final Map<Key, List<String>> families = new LinkedHashMap<>();
    private final Map<Key, List<Judgement>> judged = new HashMap<>();

    private record Key(String control, Metric metric) {
        static Key of(Comparison comparison) {
            return new Key(comparison.control(), comparison.metric());
        }
    }

    private CaseRuns(
            Map<String, Map<Long, Recording>> runs,
            Map<Route, List<LossPath>> paths,
            List<Integer> analyses,
            double error,
            List<Comparison> comparisons) {
        this.runs = runs;
        this.paths = paths;
        this.analyses = analyses;
        this.error = error;
        for (Comparison comparison : comparisons) {
            families.computeIfAbsent(Key.of(comparison), key -> new ArrayList<>())
                    .add(comparison.arm());
        }
    }

    /**
     * The runs of a case, none of whose claims is judged yet.
     *
     * @param runs for each arm its finished runs by seed
     * @param analyses numbers of pairs at which the case is analysed
     */
    public static CaseRuns of(Case planned, Map<String, Map<Long, Recording>> runs, List<Integer> analyses) {
        long claims = planned.claims().stream()
                .filter(claim -> !claim.comparisons().isEmpty())
                .count();
        return new CaseRuns(
                Map.copyOf(runs),
                new HashMap<>(),
                List.copyOf(analyses),
                TrialRule.ERROR / Math.max(1, claims),
                List.of());
    }

    /** The same runs with the comparisons of a claim, which can be judged. */
    public CaseRuns within(Claim claim) {
        return new CaseRuns(runs, paths, analyses, error, claim.comparisons());
    }

    /** Adds the losses along a route, one path a seed. */
    public void add(Route route, List<LossPath> along) {
        paths.put(route, List.copyOf(along));
    }

    /** The losses along a route, one path a seed; empty if they were not measured. */
    public List<LossPath> paths(Route route) {
        return paths.getOrDefault(route, List.of());
    }

    /** The seeds of an arm, in order. */
    public List<Long> seeds(String arm) {
        return bySeed(arm).keySet().stream().sorted().toList();
    }

    /** All seeds, in order. */
    public List<Long> seeds() {
        TreeSet<Long> seeds = new TreeSet<>();
        runs.values().forEach(arm -> seeds.addAll(arm.keySet()));
        return List.copyOf(seeds);
    }

    /** The runs of an arm in the order of their seeds. */
    public List<Recording> of(String arm) {
        Map<Long, Recording> own = bySeed(arm);
        return seeds(arm).stream()
                .map(seed -> Objects.requireNonNull(own.get(seed)))
                .toList();
    }

    private Map<Long, Recording> bySeed(String arm) {
        return Objects.requireNonNull(runs.get(arm), arm);
    }

    /** A number for each run of an arm. */
    public double[] each(String arm, ToDoubleFunction<Recording> figure) {
        return of(arm).stream().mapToDouble(figure).toArray();
    }

    /** The mean of a number over the runs of an arm; NaN values are left out. */
    public double mean(String arm, ToDoubleFunction<Recording> figure) {
        return Arrays.stream(each(arm, figure))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The judgement of an arm against another; refuses a comparison that the claim has not announced. */
    public Judgement judgement(String arm, String control, Metric metric) {
        return judgement(new Comparison(arm, control, metric));
    }

    /** The judgement of a comparison. */
    public Judgement judgement(Comparison comparison) {
        Key key = Key.of(comparison);
        int place = place(comparison);
        return judged.computeIfAbsent(key, it -> rule(it).judge(family(it))).get(place);
    }

    /** Whether more pairs would be needed for a verdict. */
    public boolean isOpen(Comparison comparison) {
        return judgement(comparison).verdict() == Verdict.NOT_ENOUGH_RUNS;
    }

    /** How many pairs a comparison is expected to need for its verdict; empty if no number is in sight. */
    public OptionalInt pairsNeeded(Comparison comparison) {
        Key key = Key.of(comparison);
        return rule(key).pairsNeeded(family(key), place(comparison));
    }

    private int place(Comparison comparison) {
        List<String> arms = families.getOrDefault(Key.of(comparison), List.of());
        int place = arms.indexOf(comparison.arm());
        if (place < 0) {
            throw new IllegalArgumentException(comparison + " was not announced");
        }
        return place;
    }

    private TrialRule rule(Key key) {
        double resolution = key.metric()
                .resolution(of(key.control())
                        .get(0)
                        .provenance()
                        .orElseThrow(() -> new IllegalStateException("no provenance")));
        int size = Objects.requireNonNull(families.get(key)).size();
        int all = families.values().stream().mapToInt(List::size).sum();
        return new TrialRule(error * size / all, size, analyses, key.metric().minimumEffect(), resolution);
    }

    private Family family(Key key) {
        long[] seeds = seeds().stream().mapToLong(Long::longValue).toArray();
        List<String> arms = Objects.requireNonNull(families.get(key));
        double[][] values = new double[arms.size() + 1][];
        values[0] = values(key.control(), key.metric(), seeds);
        for (int i = 0; i < arms.size(); i++) {
            values[i + 1] = values(arms.get(i), key.metric(), seeds);
        }
        return Family.of(values);
    }

    private double[] values(String arm, Metric metric, long[] seeds) {
        Map<Long, Recording> own = bySeed(arm);
        return LongStream.of(seeds)
                .mapToDouble(seed -> {
                    Recording run = own.get(seed);
                    return run == null ? Double.NaN : value(metric, run);
                })
                .toArray();
    }

    private static double value(Metric metric, Recording run) {
        return metric.of(run, diverged(run)).orElse(Double.NaN);
    }

    /** Whether a training ended in numbers that are none. */
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

    /** The last value of a signal; NaN if it was not recorded. */
    public static double last(Recording run, Signal signal) {
        Series series = run.series(signal);
        return series.isEmpty() ? Double.NaN : series.last();
    }

    /** The last value of a signal of a layer or class; NaN if it was not recorded. */
    public static double last(Recording run, Signal signal, String subject) {
        Series series = run.series(signal, subject);
        return series.isEmpty() ? Double.NaN : series.last();
    }
}
