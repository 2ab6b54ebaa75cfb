package dev.kasus.session;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Means;
import dev.kasus.casebook.story.CaseStory;
import dev.kasus.casebook.story.CaseStory.Measure;
import dev.kasus.casebook.story.PictureKind;
import dev.kasus.casebook.story.Stories;
import dev.kasus.recipe.model.Layer;
import dev.kasus.report.ArmSignals;
import dev.kasus.report.NumberText;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the pictures of a case need of its recordings: for each arm that the story shows, the signals that it shows. */
final class CaseSignals {
    /** Of a course at most five points in each are kept. */
    private static final int CELLS = 16;

    private static final int DIGITS = 4;

    /** The signals that an arm is drawn with. */
    private record Wanted(Set<Signal> first, Set<Signal> last, Set<Signal> overTime, Set<Signal> atEnd) {
        Wanted() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }

        void add(PictureKind kind) {
            (kind.isOfFirstStep() ? first : last).addAll(kind.byLayer());
            overTime.addAll(kind.overTime());
            atEnd.addAll(kind.atEnd());
        }

        void add(Measure measure) {
            switch (measure) {
                case TRAIN, VALIDATION -> {}
                case LOSS_CHANGE -> overTime.add(Signals.TRAIN_LOSS);
                case DEAD -> last.add(Signals.DEAD_FRACTION);
                case LOWEST_AUC, OTHER_AUC -> atEnd.add(Signals.CLASS_AUC);
            }
        }
    }

    private CaseSignals() {}

    static List<ArmSignals> of(Case planned, CaseRuns runs) {
        CaseStory story = Stories.of(planned.number());
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        story.pictures()
                .forEach(picture -> picture.arms()
                        .forEach(arm -> wanted.computeIfAbsent(arm, name -> new Wanted())
                                .add(picture.kind())));
        story.figures()
                .forEach(figure -> wanted.computeIfAbsent(figure.arm(), name -> new Wanted())
                        .add(figure.of()));
        Collection<String> arms = planned.arms().keySet();
        List<ArmSignals> signals = new ArrayList<>();
        wanted.forEach((arm, its) -> {
            if (arms.contains(arm)) {
                signals.add(signals(arm, its, runs.of(arm)));
            }
        });
        return signals;
    }

    private static ArmSignals signals(String arm, Wanted wanted, List<Recording> runs) {
        List<ArmSignals.Profile> profiles = new ArrayList<>();
        wanted.first().forEach(signal -> profiles.add(profile(signal, true, runs)));
        wanted.last().forEach(signal -> profiles.add(profile(signal, false, runs)));
        List<ArmSignals.Trace> traces = new ArrayList<>();
        Recording first = runs.get(0);
        Timeline timeline = Timeline.of(List.of(first)).get(0);
        for (Signal signal : wanted.overTime()) {
            tags(signal, first).forEach(tag -> traces.add(trace(tag, first.series(tag), timeline)));
        }
        Map<String, Double> atEnd = new TreeMap<>();
        for (Signal signal : wanted.atEnd()) {
            tags(signal, first)
                    .forEach(tag ->
                            atEnd.put(tag, mean(runs, run -> run.series(tag).last())));
        }
        return new ArmSignals(
                arm,
                profiles.stream().filter(profile -> !profile.layers().isEmpty()).toList(),
                traces,
                atEnd);
    }

    private static ArmSignals.Profile profile(Signal signal, boolean first, List<Recording> runs) {
        List<String> recorded = runs.get(0).subjects(signal);
        boolean ofWeights = signal.equals(Signals.ACTIVATION_GRADIENT);
        List<String> layers = runs.get(0).recipe().orElseThrow().model().allLayers().stream()
                .filter(layer -> recorded.contains(layer.name()) && (!ofWeights || layer instanceof Layer.Weighted))
                .map(Layer::name)
                .toList();
        List<Double> values = layers.stream()
                .map(layer -> mean(runs, run -> {
                    Series series = run.series(signal, layer);
                    return series.isEmpty() ? Double.NaN : first ? series.value(0) : series.last();
                }))
                .toList();
        return new ArmSignals.Profile(signal.tag(), first, layers, values);
    }

    private static List<String> tags(Signal signal, Recording run) {
        return signal.isPerSubject()
                ? run.subjects(signal).stream().map(signal::of).toList()
                : run.series(signal).isEmpty() ? List.of() : List.of(signal.tag());
    }

    private static ArmSignals.Trace trace(String tag, Series series, Timeline timeline) {
        Points points = Points.of(series, timeline).thinned(CELLS);
        return new ArmSignals.Trace(tag, rounded(points.x()), rounded(points.y()));
    }

    private static List<Double> rounded(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> NumberText.round(value, DIGITS))
                .toList();
    }

    /** Of the runs in which it is a number; NaN if it is in none. */
    private static double mean(List<Recording> runs, java.util.function.ToDoubleFunction<Recording> figure) {
        return NumberText.round(
                Means.mean(runs.stream()
                        .mapToDouble(figure)
                        .filter(value -> !Double.isNaN(value))
                        .toArray()),
                DIGITS);
    }
}
