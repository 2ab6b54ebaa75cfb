package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Suspects;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Helpers of the experiments on an unlearned class. */
final class ClassSuspects {
    /**
     * From this severity on a cause explains the class and no further experiment is needed: the change closes two
     * thirds of the gap between the AUC and 1.
     */
    static final double EXPLAINED = 0.8;

    static final double Z = 1.96;

    private static final List<String> CAUSES = List.of(
            "class-imbalance",
            "poor-class-data",
            "harmful-augmentation",
            "coarse-stem",
            "insufficient-capacity-for-class",
            "class-overlap");

    private ClassSuspects() {}

    /** The unlearned class with the lowest AUC, if no experiment has explained it. */
    static Optional<UnlearnedClass> open(Recording recording, Diagnosis observed) {
        boolean explained = observed.present().stream()
                .anyMatch(finding -> CAUSES.contains(finding.id())
                        && finding.level() != EvidenceLevel.OBSERVED
                        && ((Opinion.Present) finding.opinion()).severity() >= EXPLAINED);
        if (explained
                || recording.recipe().isEmpty()
                || recording.provenance().isEmpty()
                || !Suspects.isPresent(observed, "unlearned-class")) {
            return Optional.empty();
        }
        return UnlearnedClass.of(recording).orElse(List.of()).stream().findFirst();
    }

    /** The finding of a cause with the class and its most confused class, to size a remedy. */
    static Finding finding(String cause, UnlearnedClass unlearned) {
        return new Finding(
                cause,
                cause,
                new Opinion.Present(
                        0.5,
                        List.of(),
                        List.of(unlearned.name(), unlearned.mostConfused()),
                        unlearned.onset(),
                        List.of(new Evidence("recipe", 0, 0, 0, UnlearnedClass.SEPARATED, unlearned.words()))),
                EvidenceLevel.OBSERVED,
                0);
    }

    /** Number of training images of a class. */
    static int trainImages(Recording recording, String name) {
        Provenance provenance = recording.provenance().orElseThrow();
        return provenance.trainCounts().get(provenance.classes().indexOf(name));
    }

    /** Number of training images of the median class. */
    static int medianImages(Recording recording) {
        int[] counts = recording.provenance().orElseThrow().trainCounts().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return counts[counts.length / 2];
    }

    /** The AUC of the median of the classes other than one. */
    static double others(Recording recording, String but) {
        return middle(recording, but).map(UnlearnedClass::lowestAuc).orElse(Double.NaN);
    }

    /** That class. */
    static Optional<UnlearnedClass> middle(Recording recording, String but) {
        List<UnlearnedClass> others = recording.provenance().orElseThrow().classes().stream()
                .filter(name -> !name.equals(but))
                .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                .sorted(Comparator.comparingDouble(UnlearnedClass::lowestAuc))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get((others.size() - 1) / 2));
    }

    static Edit set(String path, Object value) {
        return new Edit.Set(path, value instanceof Tree tree ? tree : Tree.scalar(value));
    }

    static Edit list(String path, List<?> values) {
        return new Edit.Set(path, TreeWriter.write(values, List.class));
    }

    /** The number of epochs on fewer images that gives the same number of steps. */
    static long epochs(Recipe recipe, int all, int fewer, int mostSteps) {
        int batch = recipe.training().batchSize();
        long steps = (long) recipe.training().epochs() * Math.max(1, all / batch);
        return Math.max(1, Math.min(steps, mostSteps) / Math.max(1, (fewer + batch - 1) / batch));
    }

    static int sum(Recording recording) {
        return recording.provenance().orElseThrow().trainCounts().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    static String auc(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
