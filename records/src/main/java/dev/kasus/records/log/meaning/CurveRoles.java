package dev.kasus.records.log.meaning;

import dev.kasus.message.FirstFew;
import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.meaning.CurveName.Every;
import dev.kasus.records.log.meaning.CurveName.Measure;
import dev.kasus.records.log.meaning.CurveName.Split;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which curve of a log is which signal: one for each, the best where several might be.
 *
 * @param curves by signal, as the log has them
 * @param errors signals whose curve is an error rate: accuracy is one less that
 * @param percent signals whose curve is in percent by its name
 * @param inParts whether the losses are sums of parts, such as those of a detector: no cross-entropies
 * @param notes what was guessed, a sentence each
 */
record CurveRoles(
        Map<Signal, LogCurve> curves, Set<Signal> errors, Set<Signal> percent, boolean inParts, List<String> notes) {
    private static final int MOST_NAMES = 3;
    /** A curve under a plainer name must be so many times as long to be preferred. */
    private static final int LONGER = 4;

    /** A curve that may be a signal. */
    record Candidate(LogCurve curve, CurveName name) {
        int size() {
            return curve.points().size();
        }
    }

    /** Chooses among curves whose names say what they measure. */
    static CurveRoles of(List<Candidate> all) {
        return new Choice(all).roles();
    }

    /** One choice in the making. */
    private static final class Choice {
        private final Map<Signal, LogCurve> curves = new LinkedHashMap<>();
        private final Set<Signal> errors = new LinkedHashSet<>();
        private final Set<Signal> percent = new LinkedHashSet<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Candidate> candidates;
        private boolean inParts;

        Choice(List<Candidate> all) {
            candidates = ofOneGroup(all);
        }

        CurveRoles roles() {
            losses();
            accuracies();
            take(Signals.LEARNING_RATE, best(of(Measure.LEARNING_RATE), Every.EPOCH));
            take(Signals.GRADIENT_NORM, best(whole(of(Measure.GRADIENT_NORM)), Every.STEP));
            return new CurveRoles(curves, errors, percent, inParts, notes);
        }

        /** The curves of the group, such as a fold, that has most of what is needed. */
        private List<Candidate> ofOneGroup(List<Candidate> all) {
            Map<String, List<Candidate>> groups = new LinkedHashMap<>();
            for (Candidate candidate : all) {
                groups.computeIfAbsent(candidate.name().group(), name -> new ArrayList<>())
                        .add(candidate);
            }
            List<Candidate> common = groups.getOrDefault("", List.of());
            groups.remove("");
            Map<Object, Integer> owners = new LinkedHashMap<>();
            groups.values().forEach(group -> kinds(group).forEach(kind -> owners.merge(kind, 1, Integer::sum)));
            boolean rivals = owners.values().stream().anyMatch(count -> count > 1);
            if (!rivals) {
                return all;
            }
            String chosen = groups.entrySet().stream()
                    .max(Comparator.comparingInt(
                            entry -> kinds(entry.getValue()).size()))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
            List<Candidate> kept = new ArrayList<>(common);
            kept.addAll(groups.getOrDefault(chosen, List.of()));
            if (!kinds(common).containsAll(owners.keySet())) {
                List<String> others = groups.keySet().stream()
                        .filter(name -> !name.equals(chosen))
                        .toList();
                notes.add("it has curves of several trainings; those of " + chosen + " were read, not those of "
                        + FirstFew.named(others, MOST_NAMES) + "; --map TAG=SIGNAL chooses others");
            }
            return kept;
        }

        private static Set<Object> kinds(List<Candidate> group) {
            return group.stream()
                    .map(candidate ->
                            List.of(candidate.name().split(), candidate.name().measure()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void losses() {
            List<Candidate> losses = of(Measure.LOSS);
            List<Candidate> train = whole(of(losses, Split.TRAIN));
            List<Candidate> plain = whole(of(losses, Split.NONE));
            Candidate named = best(train, Every.EPOCH);
            Candidate unnamed = best(plain, Every.EPOCH);
            boolean summary =
                    named != null && unnamed != null && named.size() < 2 && unnamed.size() >= LONGER * named.size();
            boolean other = named == null || summary;
            Candidate chosen = other ? unnamed : named;
            take(Signals.TRAIN_LOSS, chosen);
            if (chosen != null) {
                List<Candidate> same = other ? plain : train;
                take(
                        Signals.STEP_LOSS,
                        best(same.stream().filter(it -> isOfSteps(it, chosen)).toList(), Every.STEP));
            }
            take(Signals.VALIDATION_LOSS, validation(whole(losses)));
            if (!curves.containsKey(Signals.TRAIN_LOSS) || !curves.containsKey(Signals.VALIDATION_LOSS)) {
                parts(losses);
            }
        }

        /** Whether a curve is the same loss, measured more often. */
        private static boolean isOfSteps(Candidate candidate, Candidate epochs) {
            return candidate.size() > epochs.size()
                    && (candidate.name().every() == Every.STEP || epochs.name().every() == Every.EPOCH);
        }

        /** Losses that are given in parts alone, as those of detectors: their sum. */
        private void parts(List<Candidate> losses) {
            Map<String, Candidate> train = byPart(of(losses, Split.TRAIN));
            Map<String, Candidate> validation = byPart(of(losses, Split.VALIDATION));
            List<String> both =
                    train.keySet().stream().filter(validation::containsKey).toList();
            if (both.size() == 1) {
                both.stream().map(train::get).forEach(it -> curves.putIfAbsent(Signals.TRAIN_LOSS, it.curve()));
                both.stream()
                        .map(validation::get)
                        .forEach(it -> curves.putIfAbsent(Signals.VALIDATION_LOSS, it.curve()));
            } else if (both.size() > 1 && !curves.containsKey(Signals.TRAIN_LOSS)) {
                curves.put(Signals.TRAIN_LOSS, sum(both.stream().map(train::get).toList()));
                curves.put(
                        Signals.VALIDATION_LOSS,
                        sum(both.stream().map(validation::get).toList()));
                inParts = true;
                notes.add("the loss is given in parts (" + String.join(", ", both) + "), and their sum was read");
            } else if (both.isEmpty() && !curves.containsKey(Signals.TRAIN_LOSS) && train.size() == 1) {
                curves.put(Signals.TRAIN_LOSS, train.values().iterator().next().curve());
            }
        }

        private static Map<String, Candidate> byPart(List<Candidate> losses) {
            Map<String, Candidate> parts = new TreeMap<>();
            losses.stream()
                    .filter(it -> !it.name().isWhole())
                    .forEach(it -> parts.putIfAbsent(it.name().part(), it));
            return parts;
        }

        private static LogCurve sum(List<Candidate> parts) {
            Map<Long, Double> sums = new TreeMap<>();
            Map<Long, Integer> counts = new TreeMap<>();
            for (Candidate part : parts) {
                Series points = part.curve().points();
                for (int i = 0; i < points.size(); i++) {
                    sums.merge(points.step(i), points.value(i), Double::sum);
                    counts.merge(points.step(i), 1, Integer::sum);
                }
            }
            Series.Builder whole = new Series.Builder();
            sums.forEach((step, value) -> {
                if (counts.getOrDefault(step, 0) == parts.size()) {
                    whole.add(step, value);
                }
            });
            return new LogCurve(parts.get(0).curve().name(), whole.build());
        }

        private void accuracies() {
            List<Candidate> all = new ArrayList<>(whole(of(Measure.ACCURACY)));
            List<Candidate> wrong = whole(of(Measure.ERROR));
            Candidate train = orError(best(of(all, Split.TRAIN), Every.EPOCH), of(wrong, Split.TRAIN));
            Candidate validation = orNull(validation(all), validation(wrong));
            Candidate plain = orError(best(of(all, Split.NONE), Every.EPOCH), of(wrong, Split.NONE));
            if (plain != null) {
                boolean plainLoss = candidates.stream()
                        .anyMatch(it -> it.name().measure() == Measure.LOSS
                                && it.name().split() == Split.NONE
                                && it.curve().equals(curves.get(Signals.TRAIN_LOSS)));
                boolean ofTraining = plainLoss || validation != null;
                if (ofTraining && train == null) {
                    train = plain;
                } else if (!ofTraining) {
                    validation = plain;
                    notes.add("\"" + plain.curve().name() + "\" was taken for validation accuracy");
                }
            }
            take(Signals.TRAIN_ACCURACY, train);
            take(Signals.VALIDATION_ACCURACY, validation);
        }

        private static @Nullable Candidate orNull(@Nullable Candidate first, @Nullable Candidate second) {
            return first == null ? second : first;
        }

        private static @Nullable Candidate orError(@Nullable Candidate accuracy, List<Candidate> errors) {
            return accuracy == null ? best(errors, Every.EPOCH) : accuracy;
        }

        private void take(Signal signal, @Nullable Candidate candidate) {
            if (candidate != null) {
                curves.put(signal, candidate.curve());
                if (candidate.name().measure() == Measure.ERROR) {
                    errors.add(signal);
                }
                if (candidate.name().percent()) {
                    percent.add(signal);
                }
            }
        }

        /** The curve of the validation split; of the test split where there is none. */
        private @Nullable Candidate validation(List<Candidate> of) {
            Candidate validation = best(of(of, Split.VALIDATION), Every.EPOCH);
            Candidate test = best(of(of, Split.TEST), Every.EPOCH);
            boolean only = validation == null || (validation.size() < 2 && test != null && test.size() >= LONGER);
            return only ? test : validation;
        }

        private List<Candidate> of(Measure measure) {
            return candidates.stream()
                    .filter(it -> it.name().measure() == measure)
                    .toList();
        }

        private static List<Candidate> of(List<Candidate> candidates, Split split) {
            return candidates.stream().filter(it -> it.name().split() == split).toList();
        }

        /** The whole ones; where there are parts alone of one kind, these: {@code resnet_acc}. */
        private static List<Candidate> whole(List<Candidate> of) {
            List<Candidate> whole =
                    of.stream().filter(it -> it.name().isWhole()).toList();
            boolean one = of.stream().map(it -> it.name().part()).distinct().count() == 1;
            return whole.isEmpty() && one ? of : whole;
        }

        /** The one measured as often as asked, else the longest; the first of several. */
        private static @Nullable Candidate best(List<Candidate> of, Every wanted) {
            List<Candidate> asked =
                    of.stream().filter(it -> it.name().every() == wanted).toList();
            List<Candidate> unsaid =
                    of.stream().filter(it -> it.name().every() == Every.UNSAID).toList();
            List<Candidate> pool = !asked.isEmpty() ? asked : !unsaid.isEmpty() ? unsaid : of;
            Candidate best = null;
            for (Candidate candidate : pool) {
                best = best == null || candidate.size() > best.size() ? candidate : best;
            }
            return best;
        }
    }
}
