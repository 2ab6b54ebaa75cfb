package dev.kasus.diagnosis;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A class that the net does not separate from its most confused class or from all other classes, while it separates
 * those. AUC decides, not a threshold on probabilities: a class that is ranked well but predicted too rarely does
 * not count as unlearned, nor does one that is still being learnt when the run ends.
 *
 * @param name of the class
 * @param mostConfused the class with the lowest pairwise AUC
 * @param auc one-vs-rest AUC at the end
 * @param aucError standard error of that (DeLong); NaN if it was not recorded
 * @param pairwiseAuc pairwise AUC against the most confused class
 * @param pairwiseAucError standard error of that
 * @param step at which these were read
 * @param onset first step from which on it is not learnt
 * @param classes number of classes
 */
public record UnlearnedClass(
        String name,
        String mostConfused,
        double auc,
        double aucError,
        double pairwiseAuc,
        double pairwiseAucError,
        long step,
        long onset,
        int classes) {
    /** AUC below which two classes count as not separated. */
    public static final double SEPARATED = 0.75;
    /**
     * The other classes must reach this AUC; otherwise the whole net does not learn. The class must be below it with
     * statistical confidence.
     */
    public static final double OTHERS = 0.85;

    /**
     * Least number of validation images of a class, counting one for each track. With fewer, the standard error of an
     * AUC is not reliable.
     */
    private static final int LEAST_IMAGES = 10;

    /** Least number of epochs; with fewer, most classes are only starting to separate. */
    public static final int LEAST_EPOCHS = 4;

    private static final double CHANCE = 0.5;

    /** Two-sided error probability of an interval. */
    private static final double ERROR = 0.05;
    /** The normal quantile of a single interval. */
    private static final double Z = 1.96;

    /**
     * The unlearned classes of a run, lowest AUC first; of two classes that are confused with each other only the first.
     *
     * @return empty if the recording lacks the signals for four epochs; an empty list if every class is learnt
     */
    public static Optional<List<UnlearnedClass>> of(Recording recording) {
        return low(recording)
                .map(low -> firstOfPairs(
                        low.stream().filter(it -> it.isSure(recording)).toList()));
    }

    /** Classes that seem not learnt but have too few validation images, or whose most confused class has; in the same order. */
    public static List<UnlearnedClass> unsure(Recording recording) {
        return low(recording)
                .map(low -> firstOfPairs(
                        low.stream().filter(it -> !it.isSure(recording)).toList()))
                .orElse(List.of());
    }

    /** The classes with a low AUC while the rest is separated, with or without statistical confidence; empty if not recorded. */
    private static Optional<List<UnlearnedClass>> low(Recording recording) {
        List<String> classes =
                recording.provenance().map(Provenance::classes).orElse(recording.subjects(Signals.CLASS_AUC));
        if (classes.size() < 2
                || recording.epochs() < LEAST_EPOCHS
                || recording.subjects(Signals.CLASS_PAIRWISE_AUC).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(classes.stream()
                .flatMap(name -> standing(recording, classes, name).stream())
                .filter(it -> it.lowestAuc() < SEPARATED && !it.isRising(recording))
                .filter(it -> others(recording, classes, it) >= OTHERS)
                .sorted(Comparator.comparingDouble(UnlearnedClass::auc))
                .toList());
    }

    private static List<UnlearnedClass> firstOfPairs(List<UnlearnedClass> classes) {
        List<UnlearnedClass> first = new ArrayList<>();
        for (UnlearnedClass it : classes) {
            boolean met = first.stream()
                    .anyMatch(other -> other.mostConfused.equals(it.name) && it.mostConfused.equals(other.name));
            if (!met) {
                first.add(it);
            }
        }
        return first;
    }

    /** The final AUC values of a class, whether it is learnt or not; empty if not recorded. */
    public static Optional<UnlearnedClass> standing(Recording recording, String name) {
        return standing(
                recording,
                recording.provenance().map(Provenance::classes).orElse(recording.subjects(Signals.CLASS_AUC)),
                name);
    }

    private static Optional<UnlearnedClass> standing(Recording recording, List<String> classes, String name) {
        Series auc = recording.series(Signals.CLASS_PAIRWISE_AUC, name);
        double error = recording
                .series(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, name)
                .last();
        double mostConfused =
                recording.series(Signals.CLASS_MOST_CONFUSED, name).last();
        Series rest = recording.series(Signals.CLASS_AUC, name);
        double restError =
                recording.series(Signals.CLASS_AUC_STANDARD_ERROR, name).last();
        boolean known = Double.isFinite(auc.last()) && Double.isFinite(error) && Double.isFinite(rest.last());
        if (!known || !(mostConfused >= 0) || mostConfused >= classes.size()) {
            return Optional.empty();
        }
        boolean isRestWorse = restError >= 0 && rest.last() < auc.last();
        return Optional.of(new UnlearnedClass(
                name,
                classes.get((int) mostConfused),
                rest.last(),
                restError,
                auc.last(),
                error,
                auc.lastStep(),
                onset(isRestWorse ? rest : auc),
                classes.size()));
    }

    private static long onset(Series auc) {
        int first = auc.size() - 1;
        while (first > 0 && auc.value(first - 1) < SEPARATED) {
            first--;
        }
        return auc.step(first);
    }

    /** Whether the one-vs-rest AUC is lower than the pairwise AUC. */
    private boolean isRestWorse() {
        return aucError >= 0 && auc < pairwiseAuc;
    }

    /** The lower of its pairwise AUC and its one-vs-rest AUC. */
    public double lowestAuc() {
        return isRestWorse() ? auc : pairwiseAuc;
    }

    /** The standard error of {@link #lowestAuc}. */
    public double lowestAucError() {
        return isRestWorse() ? aucError : pairwiseAucError;
    }

    /**
     * Whether the net separates it in part: surely better than by chance, and with an interval that reaches {@value
     * #SEPARATED}.
     */
    public boolean isPartlySeparated() {
        double reach = isRestWorse() ? restReach() : pairwiseReach();
        return lowestAuc() - reach > CHANCE && lowestAuc() + reach >= SEPARATED;
    }

    /** The signal of {@link #lowestAuc}. */
    public Signal lowestAucSignal() {
        return isRestWorse() ? Signals.CLASS_AUC : Signals.CLASS_PAIRWISE_AUC;
    }

    /** Whether its AUC is below that of the others with statistical confidence. */
    private boolean isSure(Recording recording) {
        return lowestAuc() + (isRestWorse() ? restReach() : pairwiseReach()) < OTHERS && isJudged(recording);
    }

    /** The class is the worst of all classes, so its interval is corrected for the number of classes (Bonferroni). */
    private double restReach() {
        return aucError * quantile(classes);
    }

    /** Likewise corrected for the number of pairs of classes. */
    private double pairwiseReach() {
        return pairwiseAucError * quantile(classes * (classes - 1) / 2);
    }

    private static double quantile(int comparisons) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR / 2 / Math.max(1, comparisons));
    }

    /** Whether its AUC rose significantly over the last third of the run: then it is learnt slowly. */
    public boolean isRising(Recording recording) {
        Series series = recording.series(lowestAucSignal(), name);
        double before = series.value(Math.max(0, series.size() * 2 / 3 - 1));
        return series.last() - before > Z * lowestAucError();
    }

    /**
     * Whether there are enough independent validation images; if their number is unknown, the recorded standard error
     * is trusted.
     */
    private boolean isJudged(Recording recording) {
        return recording
                .provenance()
                .map(provenance -> Stream.of(name, isRestWorse() ? name : mostConfused)
                        .map(it -> provenance
                                .independentValidation()
                                .get(provenance.classes().indexOf(it)))
                        .allMatch(count -> count >= LEAST_IMAGES))
                .orElse(true);
    }

    /** The median AUC of the classes other than it and its most confused class; 0 if there is none. */
    private static double others(Recording recording, List<String> classes, UnlearnedClass it) {
        double[] others = classes.stream()
                .filter(name -> !name.equals(it.name) && !name.equals(it.mostConfused))
                .mapToDouble(name -> recording.series(Signals.CLASS_AUC, name).last())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return others.length == 0 ? 0 : others[(others.length - 1) / 2];
    }

    /** Such as {@code roach, 0.52 (0.45 to 0.59)}. */
    public String mostConfusedWords() {
        return mostConfused + ", " + interval(pairwiseAuc, pairwiseReach());
    }

    /** Such as {@code AUC of dace is 0.52 (0.45 to 0.59) against roach and 0.56 (0.50 to 0.62) against all other classes}. */
    public String words() {
        return "AUC of " + name + " is " + interval(pairwiseAuc, pairwiseReach()) + " against " + mostConfused + " and "
                + interval(auc, restReach()) + " against all other classes";
    }

    private static String interval(double auc, double reach) {
        String value = String.format(Locale.ROOT, "%.2f", auc);
        return Double.isNaN(reach)
                ? value
                : String.format(
                        Locale.ROOT, "%s (%.2f to %.2f)", value, Math.max(0, auc - reach), Math.min(1, auc + reach));
    }
}
