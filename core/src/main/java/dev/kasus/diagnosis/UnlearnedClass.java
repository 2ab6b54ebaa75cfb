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
 * A class that a net does not separate while it does the other classes: from one of them, its most confused class, or from all others together, whichever it is separated from
 * worse. Ranking counts, not a threshold on probabilities: a class that is called too rarely but ranked correctly is not not learnt, and neither is one that is
 * still being learnt when the run ends.
 *
 * @param name of the class
 * @param mostConfused the class that it is least separated from
 * @param auc one-vs-rest AUC at the end
 * @param aucError standard error of that (DeLong); NaN if it was not recorded
 * @param mostConfusedAuc AUC against the most confused class alone
 * @param mostConfusedAucError standard error of that
 * @param step at which these were read
 * @param onset first step since which it has been not learnt
 * @param classes how many there are
 */
public record UnlearnedClass(
        String name,
        String mostConfused,
        double auc,
        double aucError,
        double mostConfusedAuc,
        double mostConfusedAucError,
        long step,
        long onset,
        int classes) {
    /** Under this AUC, two things are not separated. */
    public static final double TOLD_APART = 0.75;
    /**
     * The rest must be separated at least so well: else it is the net that does not learn, not the class. And the class must surely be separated less well than
     * that.
     */
    public static final double OTHERS = 0.85;

    /** Validation images of a class, those of one track counted once; of fewer the error of an AUC is itself an accident, and a class with four of them is no finding. */
    private static final int LEAST_IMAGES = 10;

    /** In fewer epochs most classes have only begun to be separated. */
    private static final int LEAST_EPOCHS = 4;

    /** The error that is borne of an interval, both ways. */
    private static final double ERROR = 0.05;
    /** The quantile of an interval of one figure alone. */
    private static final double Z = 1.96;

    /**
     * The unlearned classes of a run, the one with the lowest AUC first; of two that are not learnt with each other only that one.
     *
     * @return empty if the recording does not hold what this takes, or not of four epochs; an empty list if no class is not learnt
     */
    public static Optional<List<UnlearnedClass>> of(Recording recording) {
        return low(recording)
                .map(low -> firstOfPairs(
                        low.stream().filter(it -> it.isSure(recording)).toList()));
    }

    /** The classes of a run that seem not learnt, of which, or of whose most confused classes, there are too few validation images to be sure; in the same order. */
    public static List<UnlearnedClass> unsure(Recording recording) {
        return low(recording)
                .map(low -> firstOfPairs(
                        low.stream().filter(it -> !it.isSure(recording)).toList()))
                .orElse(List.of());
    }

    /** The classes that are not separated while the rest are, surely or not; empty if the recording does not say. */
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
                .filter(it -> it.told() < TOLD_APART && !it.isClimbing(recording))
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

    /** How a class stands beside its most confused class at the end of a run, not learnt or not; empty if that was not recorded. */
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
        boolean byRest = restError >= 0 && rest.last() < auc.last();
        return Optional.of(new UnlearnedClass(
                name,
                classes.get((int) mostConfused),
                rest.last(),
                restError,
                auc.last(),
                error,
                auc.lastStep(),
                onset(byRest ? rest : auc),
                classes.size()));
    }

    private static long onset(Series auc) {
        int first = auc.size() - 1;
        while (first > 0 && auc.value(first - 1) < TOLD_APART) {
            first--;
        }
        return auc.step(first);
    }

    /** Whether it is separated from all others together worse than from its most confused class alone. */
    private boolean byRest() {
        return aucError >= 0 && auc < mostConfusedAuc;
    }

    /** How well it is separated: its AUC against its most confused class or against all others, whichever is worse. */
    public double told() {
        return byRest() ? auc : mostConfusedAuc;
    }

    /** The standard error of {@link #told}. */
    public double toldError() {
        return byRest() ? aucError : mostConfusedAucError;
    }

    /** The signal of {@link #told}. */
    public Signal toldBy() {
        return byRest() ? Signals.CLASS_AUC : Signals.CLASS_PAIRWISE_AUC;
    }

    /** Whether chance in the choice of validation images cannot be why it is behind the others. */
    private boolean isSure(Recording recording) {
        return told() + (byRest() ? restReach() : mostConfusedReach()) < OTHERS && isJudged(recording);
    }

    /** Of all classes it is the worst that is looked at, so the interval must hold for all of them together (Bonferroni). */
    private double restReach() {
        return aucError * quantile(classes);
    }

    /** Likewise of all pairs of classes the worst. */
    private double mostConfusedReach() {
        return mostConfusedAucError * quantile(classes * (classes - 1) / 2);
    }

    private static double quantile(int figures) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR / 2 / Math.max(1, figures));
    }

    /** Whether it rose over the last third of the run by more than the choice of validation images can account for: it is slow, then, not not learnt. */
    public boolean isClimbing(Recording recording) {
        Series told = recording.series(toldBy(), name);
        double before = told.value(Math.max(0, told.size() * 2 / 3 - 1));
        return told.last() - before > Z * toldError();
    }

    /** Whether there are validation images enough that do not show the same again; where their number is not known, whoever recorded the error answers for it. */
    private boolean isJudged(Recording recording) {
        return recording
                .provenance()
                .map(provenance -> Stream.of(name, byRest() ? name : mostConfused)
                        .map(it -> provenance
                                .independentValidation()
                                .get(provenance.classes().indexOf(it)))
                        .allMatch(count -> count >= LEAST_IMAGES))
                .orElse(true);
    }

    /** The median AUC of the classes that are neither it nor its most confused class; 0 if there is none, for then it is the net that learns nothing. */
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
        return mostConfused + ", " + interval(mostConfusedAuc, mostConfusedReach());
    }

    /** Such as {@code dace is told from roach at AUC 0.52 (0.45 to 0.59) and from all others together at 0.56 (0.50 to 0.62)}. */
    public String words() {
        return name + " is separated from " + mostConfused + " at AUC " + interval(mostConfusedAuc, mostConfusedReach())
                + " and from all others together at " + interval(auc, restReach());
    }

    private static String interval(double auc, double reach) {
        String value = String.format(Locale.ROOT, "%.2f", auc);
        return Double.isNaN(reach)
                ? value
                : String.format(
                        Locale.ROOT, "%s (%.2f to %.2f)", value, Math.max(0, auc - reach), Math.min(1, auc + reach));
    }
}
