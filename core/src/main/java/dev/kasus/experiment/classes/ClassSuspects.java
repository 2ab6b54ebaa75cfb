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

/** What experiments about a unlearned class share. */
final class ClassSuspects {
    /** From this severity on a cause explains the class, and nothing else need be tried: a change that gives it two thirds of what it lacks does. */
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

    /** The class that is worst off, if one is not learnt and no experiment has explained it. */
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

    /** The finding of a cause, with the class and its most confused class, to dose a remedy with. */
    static Finding finding(String cause, UnlearnedClass unlearned) {
        return new Finding(
                cause,
                cause,
                new Opinion.Present(
                        0.5,
                        List.of(),
                        List.of(unlearned.name(), unlearned.mostConfused()),
                        unlearned.onset(),
                        List.of(new Evidence("recipe", 0, 0, 0, UnlearnedClass.TOLD_APART, unlearned.words()))),
                EvidenceLevel.OBSERVED,
                0);
    }

    /** Training images of a class. */
    static int trainImages(Recording recording, String name) {
        Provenance provenance = recording.provenance().orElseThrow();
        return provenance.trainCounts().get(provenance.classes().indexOf(name));
    }

    /** Training images of the middle class. */
    static int medianImages(Recording recording) {
        int[] counts = recording.provenance().orElseThrow().trainCounts().stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return counts[counts.length / 2];
    }

    /** How well the middle one of the classes other than one is separated. */
    static double others(Recording recording, String but) {
        return middle(recording, but).map(UnlearnedClass::told).orElse(Double.NaN);
    }

    /** That class. */
    static Optional<UnlearnedClass> middle(Recording recording, String but) {
        List<UnlearnedClass> others = recording.provenance().orElseThrow().classes().stream()
                .filter(name -> !name.equals(but))
                .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                .sorted(Comparator.comparingDouble(UnlearnedClass::told))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get((others.size() - 1) / 2));
    }

    static Edit set(String path, Object value) {
        return new Edit.Set(path, value instanceof Tree tree ? tree : Tree.scalar(value));
    }

    static Edit list(String path, List<?> values) {
        return new Edit.Set(path, TreeWriter.write(values, List.class));
    }

    /** As many epochs as make the steps that the recipe takes on all images, on fewer. */
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
