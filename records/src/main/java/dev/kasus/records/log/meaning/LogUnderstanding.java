package dev.kasus.records.log.meaning;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import dev.kasus.message.SafeText;
import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.meaning.CurveName.Measure;
import dev.kasus.records.log.meaning.CurveRoles.Candidate;
import dev.kasus.run.FormerNames;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.RecordedTag;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes signals of the curves of another tool: what their names mean, in which unit they are, where epochs end. */
public final class LogUnderstanding {
    private static final int MOST_NAMES = 6;
    private static final int MOST_TAGS = 50_000;

    /** Signals whose curves are brought to one time axis. */
    private static final List<Signal> OF_EPOCHS =
            List.of(Signals.TRAIN_LOSS, Signals.TRAIN_ACCURACY, Signals.VALIDATION_LOSS, Signals.VALIDATION_ACCURACY);

    private static final List<Signal> OF_STEPS =
            List.of(Signals.STEP_LOSS, Signals.LEARNING_RATE, Signals.GRADIENT_NORM);

    private final LogCurves log;
    private final TagMap map;
    private final Recording.Builder to;
    private final List<String> notes = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    /** Curves that are no signal; they keep their names. */
    private final List<LogCurve> others = new ArrayList<>();

    private final Map<String, Series> own = new LinkedHashMap<>();
    private final Map<LayerName, Series> layers = new LinkedHashMap<>();
    private boolean inParts;
    private int understood;

    private LogUnderstanding(LogCurves log, TagMap map, Recording.Builder to) {
        this.log = log;
        this.map = map;
        this.to = to;
    }

    /**
     * Records what is understood of a log.
     *
     * @param map what the user says that names mean
     * @return what was guessed, left out or not understood, a sentence each
     * @throws BadInput if nothing at all is understood
     */
    public static List<String> read(LogCurves log, TagMap map, Recording.Builder to) {
        return new LogUnderstanding(log, map, to).read();
    }

    private List<String> read() {
        notes.addAll(log.notes());
        map.check(log.curves().stream().map(LogCurve::name).toList());
        CurveRoles roles = CurveRoles.of(candidates());
        inParts = roles.inParts();
        Map<Signal, LogCurve> chosen = new LinkedHashMap<>(roles.curves());
        mapped(chosen);
        notes.addAll(roles.notes());
        // What the name of another curve says of its unit does not hold for the one that the user has put in its place.
        Set<Signal> kept = new HashSet<>(chosen.keySet());
        kept.removeIf(
                signal -> !Objects.equals(chosen.get(signal), roles.curves().get(signal)));
        Map<Signal, Series> shares =
                AccuracyUnit.shares(chosen, among(roles.percent(), kept), among(roles.errors(), kept), notes);
        Map<Signal, Series> curves = new LinkedHashMap<>();
        chosen.forEach((signal, curve) -> {
            if (!isAccuracy(signal)) {
                curves.put(signal, curve.points());
            } else if (shares.containsKey(signal)) {
                curves.put(signal, shares.get(signal));
            }
        });
        EpochGrid grid = grid(curves);
        notes.addAll(grid.notes());
        curves.forEach((signal, series) -> record(signal.tag(), at(grid, signal, series)));
        if (!own.containsKey(Signals.EPOCH.tag())) {
            for (int i = 0; i < grid.size(); i++) {
                to.scalar(Signals.EPOCH.tag(), grid.ends()[i], grid.numbers()[i]);
            }
        }
        own.forEach((tag, series) -> record(tag, grid.everyReading(series)));
        layers(grid);
        refuseNothing();
        others(grid);
        return notes;
    }

    private static Set<Signal> among(Set<Signal> signals, Set<Signal> kept) {
        Set<Signal> both = new HashSet<>(signals);
        both.retainAll(kept);
        return both;
    }

    private static boolean isAccuracy(Signal signal) {
        return signal.equals(Signals.TRAIN_ACCURACY) || signal.equals(Signals.VALIDATION_ACCURACY);
    }

    /** Curves under our own tags are taken as they are, but those that others have, too, must fit together. */
    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (LogCurve curve : log.curves()) {
            String named = FormerNames.tag(curve.name());
            String tag = RecordedTag.in(named).orElse(named);
            if (map.signal(curve.name()).isPresent() || curve.points().isEmpty()) {
                continue;
            }
            if (isOurs(tag)
                    && OF_EPOCHS.stream().noneMatch(it -> it.matches(tag))
                    && OF_STEPS.stream().noneMatch(it -> it.matches(tag))
                    && own.size() < MOST_TAGS) {
                own.put(tag, curve.points());
                continue;
            }
            Optional<LayerName> layer = LayerName.of(curve.name(), false);
            if (layer.isPresent()) {
                layers.putIfAbsent(layer.get(), curve.points());
                continue;
            }
            CurveName name = CurveName.of(curve.name());
            if (name.measure() == Measure.UNKNOWN) {
                strange.add(curve.name());
            } else if (name.measure() != Measure.OTHER) {
                candidates.add(new Candidate(curve, name));
                continue;
            }
            others.add(curve);
        }
        return candidates;
    }

    private static boolean isOurs(String tag) {
        return Signals.all().stream().anyMatch(signal -> signal.matches(tag));
    }

    /** What the user says goes first. */
    private void mapped(Map<Signal, LogCurve> chosen) {
        for (LogCurve curve : log.curves()) {
            map.signal(curve.name()).ifPresent(tag -> {
                Optional<Signal> role = Stream.concat(OF_EPOCHS.stream(), OF_STEPS.stream())
                        .filter(signal -> signal.matches(tag))
                        .findFirst();
                role.ifPresentOrElse(signal -> chosen.put(signal, curve), () -> own.put(tag, curve.points()));
            });
        }
    }

    private EpochGrid grid(Map<Signal, Series> curves) {
        Series ours = own.getOrDefault(Signals.EPOCH.tag(), Series.EMPTY);
        if (!ours.isEmpty()) {
            int[] numbers = new int[ours.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, ours.value(i)));
            }
            return new EpochGrid(
                    ours.steps(), numbers, new EpochGrid.Axis(0, ours.lastStep()), false, false, List.of());
        }
        Series train = longest(curves.get(Signals.TRAIN_LOSS), curves.get(Signals.TRAIN_ACCURACY));
        Series validation = longest(curves.get(Signals.VALIDATION_ACCURACY), curves.get(Signals.VALIDATION_LOSS));
        boolean byBatch = log.curves().stream()
                .filter(curve -> curve.points() == curves.get(Signals.TRAIN_LOSS))
                .anyMatch(curve -> CurveName.of(curve.name()).every() == CurveName.Every.STEP);
        return EpochChoice.of(train, byBatch, validation, log.unit(), epochs());
    }

    /** The epoch at each step: from a column of that name, or from a curve. */
    private Series epochs() {
        if (!log.epochs().isEmpty()) {
            return log.epochs();
        }
        return log.curves().stream()
                .filter(curve -> CurveName.of(curve.name()).measure() == Measure.EPOCH)
                .map(LogCurve::points)
                .filter(points -> points.size() > 1 && points.max() > points.min())
                .findFirst()
                .orElse(Series.EMPTY);
    }

    private static @Nullable Series longest(@Nullable Series first, @Nullable Series second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.size() > first.size() ? second : first;
    }

    private Series at(EpochGrid grid, Signal signal, Series series) {
        if (own.containsKey(Signals.EPOCH.tag()) || OF_STEPS.contains(signal)) {
            return grid.everyReading(series);
        }
        boolean ofTraining = signal.equals(Signals.TRAIN_LOSS) || signal.equals(Signals.TRAIN_ACCURACY);
        if (signal.equals(Signals.TRAIN_LOSS) && grid.averaged() && series.size() > grid.size()) {
            record(Signals.STEP_LOSS.tag(), grid.everyReading(series));
        }
        return grid.byEpoch(series, ofTraining);
    }

    private void record(String tag, Series series) {
        understood += series.isEmpty() ? 0 : 1;
        String shown = SafeText.line(tag);
        for (int i = 0; i < series.size(); i++) {
            to.scalar(shown, series.step(i), series.value(i));
        }
    }

    /** Norms of layers, and in which order the layers come. */
    private void layers(EpochGrid grid) {
        for (LogCurve curve : log.norms()) {
            LayerName.of(curve.name(), true).ifPresent(layer -> layers.putIfAbsent(layer, curve.points()));
        }
        Set<String> names = new LinkedHashSet<>();
        layers.forEach((layer, series) -> {
            names.add(layer.layer());
            record(layer.signal().of(layer.layer()), grid.everyReading(series));
        });
        for (Signal signal : List.of(Signals.ACTIVATION_GRADIENT, Signals.WEIGHT_GRADIENT, Signals.UPDATE_RATIO)) {
            own.keySet().stream()
                    .map(signal::subjectOf)
                    .filter(Objects::nonNull)
                    .forEach(names::add);
        }
        LayerOrder order = LayerOrder.of(List.copyOf(names), log.modules());
        if (order.layers().size() > 1) {
            notes.add("the order of its " + order.layers().size() + " layers was guessed from " + order.from() + ": "
                    + order.layers().get(0) + " first, "
                    + order.layers().get(order.layers().size() - 1) + " last");
        }
        to.origin(new LogOrigin(
                log.tool(),
                order.layers(),
                order.layers().isEmpty() ? "" : order.from(),
                log.plannedEpochs(),
                inParts));
    }

    private void others(EpochGrid grid) {
        for (LogCurve curve : others.subList(0, Math.min(MOST_TAGS, others.size()))) {
            if (!isOurs(curve.name())) {
                record(curve.name(), grid.everyReading(curve.points()));
            }
        }
        if (!strange.isEmpty()) {
            notes.add("not understood: " + FirstFew.named(strange, MOST_NAMES)
                    + "; --map \"TAG=SIGNAL\" says what one is");
        }
    }

    private void refuseNothing() {
        if (understood > 0) {
            return;
        }
        List<String> names = log.curves().stream().map(LogCurve::name).toList();
        if (names.isEmpty()) {
            throw new BadInput(
                    "there is not one curve in it",
                    "Wait until the first values are recorded; steps must be numbers from 0 on, and cells numbers.");
        }
        throw new BadInput(
                "of its " + (names.size() == 1 ? "one curve" : names.size() + " curves") + " none is understood: "
                        + FirstFew.named(names, MOST_NAMES),
                "Say which is which: --map \"TAG=SIGNAL\", such as --map \"" + names.get(0) + "="
                        + Signals.TRAIN_LOSS.tag() + "\". Others: " + Signals.TRAIN_ACCURACY.tag() + ", "
                        + Signals.VALIDATION_LOSS.tag() + ", " + Signals.VALIDATION_ACCURACY.tag() + ".");
    }
}
