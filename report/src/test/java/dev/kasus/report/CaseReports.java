package dev.kasus.report;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.casebook.story.CaseStory;
import dev.kasus.casebook.story.Stories;
import dev.kasus.landscape.Barrier;
import dev.kasus.landscape.Landscape;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Interval;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports of the cases as if they had been run, with made-up figures of every kind. */
public final class CaseReports {
    private static final int SEEDS = 5;
    private static final int EPOCHS = 30;
    private static final int GRID = 9;
    private static final List<ClaimResult.Status> STATUSES = List.of(
            ClaimResult.Status.SUPPORTED,
            ClaimResult.Status.REFUTED,
            ClaimResult.Status.DEPENDS,
            ClaimResult.Status.NOT_TESTED);
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.HELPED, Verdict.HARMED, Verdict.NO_DIFFERENCE, Verdict.NOT_ENOUGH_RUNS);

    private CaseReports() {}

    /** A case with everything that a run records. */
    public static CaseReport of(int number) {
        Case planned = Cases.of(number);
        CaseStory story = Stories.of(number);
        List<CaseReport.ComparisonLine> comparisons = new ArrayList<>();
        List<ClaimResult> claims = new ArrayList<>();
        for (Claim claim : planned.claims()) {
            claim.comparisons().forEach(it -> comparisons.add(line(claim.id(), it, comparisons.size())));
            claims.add(result(claim, claims.size()));
        }
        List<CaseReport.ArmLine> arms = new ArrayList<>();
        planned.arms().values().forEach(arm -> arms.add(arm(arm, planned.healthy(), arms.size())));
        return new CaseReport(
                number,
                planned.title(),
                "reef",
                List.of(0L, 1L, 2L, 3L, 4L),
                arms,
                detections(planned),
                List.of("for dying-relu: LeakyReLU for ReLU made a difference."),
                detections(planned),
                claims,
                planned.sweeps().stream()
                        .map(sweep -> new CaseReport.SweepLine(
                                sweep.title(),
                                sweep.axis(),
                                sweep.arms().entrySet().stream()
                                        .map(it -> new CaseReport.SweepLine.Point(it.getKey(), it.getValue()))
                                        .toList()))
                        .toList(),
                number == 2 ? List.of(landscape("A cycle and a constant")) : List.of(),
                comparisons,
                signals(planned, story));
    }

    private static ClaimResult result(Claim claim, int place) {
        ClaimResult.Status status = STATUSES.get(place % STATUSES.size());
        return new ClaimResult(
                claim.id(),
                claim.asserts(),
                status,
                0.1 * place,
                new Interval(0.1 * place - 0.05, 0.1 * place + 0.05, 0.95),
                "In words: " + "it did so in every run. ".repeat(1 + place % 4 * 5),
                status == ClaimResult.Status.NOT_TESTED ? List.of("one against another") : List.of());
    }

    private static CaseReport.ComparisonLine line(String claim, Comparison comparison, int place) {
        Verdict verdict = VERDICTS.get(place % VERDICTS.size());
        double effect = switch (verdict) {
            case HELPED -> 0.25;
            case HARMED -> -0.31;
            default -> 0.01;
        };
        double reach = verdict == Verdict.NOT_ENOUGH_RUNS ? 0.6 : 0.015;
        return new CaseReport.ComparisonLine(
                claim,
                comparison.arm(),
                comparison.control(),
                comparison.metric().title(),
                comparison.metric().tag(),
                comparison.metric().sign(),
                comparison.metric().minimumEffect(),
                verdict,
                effect,
                new Interval(effect - reach, effect + reach, 0.99),
                SEEDS,
                verdict == Verdict.NOT_ENOUGH_RUNS && place % 3 == 0 ? (Integer) 14 : null);
    }

    private static CaseReport.ArmLine arm(CaseArm arm, Recipe healthy, int place) {
        return new CaseReport.ArmLine(
                arm.name(),
                18_870L + place,
                SEEDS,
                1 - 0.01 * (place % 50),
                0.9 - 0.015 * (place % 50),
                0.004,
                0.02,
                RecipeDiff.between(healthy, arm.recipe()),
                arm.weightsOf());
    }

    private static List<CaseReport.Detection> detections(Case planned) {
        List<CaseReport.Detection> detections = new ArrayList<>();
        planned.healthyArms()
                .forEach(arm -> detections.add(new CaseReport.Detection(
                        arm,
                        List.of(),
                        SEEDS,
                        SEEDS,
                        List.of(),
                        null,
                        List.of(new CaseReport.Count("nothing", SEEDS)))));
        planned.variants()
                .forEach(variant -> detections.add(new CaseReport.Detection(
                        variant.arm(),
                        variant.causes(),
                        detections.size() % (SEEDS + 1),
                        SEEDS,
                        List.of(variant.causes().get(0), "plateau"),
                        new CaseReport.Place(List.of("conv2", "relu2"), List.of(), 3, "A sentence with 97 %."),
                        List.of(new CaseReport.Count(variant.causes().get(0), SEEDS)))));
        return detections;
    }

    private static List<ArmSignals> signals(Case planned, CaseStory story) {
        List<ArmSignals> signals = new ArrayList<>();
        for (String arm : story.arms()) {
            CaseArm its = planned.arms().get(arm);
            if (its != null) {
                signals.add(signals(arm, its.recipe(), signals.size()));
            }
        }
        return signals;
    }

    private static ArmSignals signals(String arm, Recipe recipe, int place) {
        List<String> weighted = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
        List<ArmSignals.Profile> profiles = new ArrayList<>();
        profiles.add(profile(Signals.ACTIVATION_GRADIENT, true, weighted, 1 + place % 5 * 2.0));
        profiles.add(profile(Signals.UPDATE_RATIO, false, weighted, 1 + place % 3));
        profiles.add(profile(Signals.BATCH_NORM_TRAIN_DISTANCE, false, weighted, 1.5));
        profiles.add(profile(Signals.DEAD_FRACTION, false, weighted, 1.2));
        for (Signal signal : List.of(
                Signals.REWOUND_TRAIN_ACCURACY,
                Signals.REINITIALISED_TRAIN_ACCURACY,
                Signals.LINEAR_PROBE_ACCURACY,
                Signals.UNTRAINED_LINEAR_PROBE_ACCURACY)) {
            profiles.add(profile(signal, false, weighted, 1.02 + 0.01 * profiles.size()));
        }
        List<ArmSignals.Trace> traces = new ArrayList<>();
        traces.add(trace(Signals.TRAIN_LOSS.tag(), 1.79, 1.79 - 0.3 * (place % 6)));
        traces.add(trace(Signals.VALIDATION_ACCURACY.tag(), 0.17, 0.92 - 0.1 * place % 0.7));
        traces.add(trace(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), 0.17, 1 - 0.1 * place % 0.7));
        weighted.forEach(layer -> traces.add(trace(Signals.DEAD_FRACTION.of(layer), 0.05, 0.1 * (place % 10))));
        Map<String, Double> atEnd = new LinkedHashMap<>();
        if (recipe.data().source() instanceof Source.Reef reef) {
            for (int i = 0; i < reef.species().size(); i++) {
                String tag = Signals.CLASS_AUC.of(reef.species().get(i));
                double end = i == 0 ? 0.55 + 0.05 * (place % 8) : 0.99 - 0.01 * i;
                traces.add(trace(tag, 0.5, end));
                atEnd.put(tag, end);
            }
        }
        for (Signal signal : List.of(
                Signals.INTACT_TRAIN_ACCURACY,
                Signals.INPUT_LINEAR_PROBE_ACCURACY,
                Signals.CURVATURE_LOSS,
                Signals.CURVATURE_GRADIENT_NORM,
                Signals.LARGEST_EIGENVALUE,
                Signals.SMALLEST_EIGENVALUE,
                Signals.SHARPNESS)) {
            atEnd.put(signal.tag(), 0.001 * (place + atEnd.size()));
        }
        return new ArmSignals(arm, profiles, traces, atEnd);
    }

    private static ArmSignals.Profile profile(Signal signal, boolean first, List<String> layers, double ratio) {
        return new ArmSignals.Profile(
                signal.tag(),
                first,
                layers,
                IntStream.range(0, layers.size())
                        .mapToObj(i -> Math.pow(ratio, i - layers.size()))
                        .toList());
    }

    private static ArmSignals.Trace trace(String tag, double from, double to) {
        return new ArmSignals.Trace(
                tag,
                IntStream.rangeClosed(1, EPOCHS).mapToObj(i -> (double) i).toList(),
                IntStream.rangeClosed(1, EPOCHS)
                        .mapToObj(i -> to + (from - to) * Math.exp(-i / 6.0) + 0.004 * Math.sin(7.0 * i))
                        .toList());
    }

    /** A bowl with two ways into it. */
    public static Landscape landscape(String title) {
        List<Double> axis = IntStream.range(0, GRID).mapToObj(i -> (double) i).toList();
        List<Double> losses = new ArrayList<>();
        axis.forEach(y -> axis.forEach(x -> losses.add(0.01 + (x - 5) * (x - 5) + (y - 4) * (y - 4) / 2)));
        return new Landscape(
                title,
                axis,
                axis,
                losses,
                List.of(
                        new Landscape.Way(
                                "constant",
                                List.of(0.0, 3.0, 5.0),
                                List.of(0.0, 2.0, 4.0),
                                List.of(2.0, 0.5, 0.1),
                                0.3),
                        new Landscape.Way(
                                "cyclical",
                                List.of(0.0, 6.0, 5.0),
                                List.of(0.0, 3.0, 5.0),
                                List.of(2.0, 0.4, 0.2),
                                0.2)),
                List.of(new Barrier("constant", "cyclical", 1, 0.1, 0.2, 0.25)));
    }
}
